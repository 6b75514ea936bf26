import { graphql } from '../../app/graphql';

/** A page of offers with the counts for the filters beside it. */
export const Catalogue = graphql(`
  query Catalogue($filter: OfferFilter!, $orderBy: [OfferOrder!], $first: Int, $after: String, $last: Int, $before: String) {
    offers(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id slug title summary format channel accredited
        provider { name }
        delivery { mode days learningMinutes cpdMinutes }
        price { free amount { amount currency } }
        tiers
        nextRun { id startsAt placesLeft status }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      facets(fields: [COMPETENCY_AREA, TIER, FORMAT, DELIVERY_MODE, CHANNEL, SPECIALISM, FREE, ACCREDITED]) { field values { value label count } }
    }
    fundingStreams(first: 50) { nodes { id name } }
    competencyFramework { readinessRequirements { code title } }
    competencies(first: 100) { nodes { id code statement } }
  }
`);

/** One offer with its dates; for a coach also who could pay, and the places they hold. */
export const CatalogueOffer = graphql(`
  query CatalogueOffer($slug: Slug!, $asCoach: Boolean!) {
    offer(by: { slug: $slug }) {
      id slug title summary descriptionHtml audience format channel status accredited provenance sourceReference bookingUrl validForMonths calendarUrl
      provider { name websiteUrl contactEmail }
      delivery { mode days learningMinutes elapsedWeeks cpdMinutes accessibility }
      price { free amount { amount currency } note }
      tiers
      specialisms { name }
      prerequisites { slug title }
      competencyMappings { competency { code statement area { name } } coverage }
      accreditations { status validFrom validTo seenOn body { name } }
      satisfies { code title }
      eligibleFunding { name }
      replacement { slug title }
      fundingAdvice @include(if: $asCoach) {
        stream { id name kind } verdict reason sourceReference ceiling { amount currency } upTo { amount currency } sharePercent remaining { amount currency }
      }
      runs(first: 50, filter: { statuses: [SCHEDULED, BOOKING_OPEN, FULL] }) {
        totalCount
        nodes {
          id status startsAt endsAt capacity placesLeft waitingListOpen approvalNeeded bookingOpensAt bookingClosesAt bookingUrl cancellationNoticeDays
          price { free amount { amount currency } }
          venue { name address postcode }
          sessions { key startsAt endsAt title }
        }
      }
    }
    viewer {
      coach {
        id
        lineManager { displayName }
        enrolments(first: 50, filter: { statuses: [REQUESTED, WAITING_LIST, BOOKED] }) { nodes { id status waitingListPosition run { id startsAt offer { slug } } } }
      }
    }
  }
`);

/** Asks for a place on a run for the caller. */
export const BookPlace = graphql(`
  mutation BookPlace($run: ID!, $funding: [FundingInput!], $join: Boolean!, $key: String!) {
    requestEnrolment(input: { runId: $run, funding: $funding, joinWaitingList: $join, idempotencyKey: $key }) {
      enrolment { id status waitingListPosition cancelFreeUntil run { id startsAt placesLeft } }
      userErrors {
        __typename
        message code field
        ... on RuleError { rule mend }
        ... on NoPlacesLeftError { waitingListOpen }
        ... on BookingClashError { enrolment { id run { startsAt offer { slug title } } } }
        ... on PrerequisitesMissingError { missing { slug title } }
        ... on FundingRefusedError { stream { name } upTo { amount currency } }
      }
    }
  }
`);
