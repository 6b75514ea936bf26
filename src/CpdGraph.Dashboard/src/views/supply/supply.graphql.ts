import { graphql } from '../../app/graphql';

/** What is on offer, in the whole catalogue and by the providers that the caller publishes for, in one request. */
export const Supply = graphql(`
  query Supply($today: Date!, $until: Date!, $back: Date!, $numbers: Boolean!) {
    workforceDashboard @include(if: $numbers) {
      snapshotOf
      generatedAt
      period { from to }
      organisation { name }
      disclosure { smallestShown roundedTo exact }
      offers { channel count accreditedCount upcomingRunCount }
      places {
        runs
        offered
        booked { value suppressed label }
        attended { value suppressed label }
        didNotAttend { value suppressed label }
      }
    }
    competencyFramework { areas { id code name } }
    all: offers(first: 1) { totalCount }
    tier1: offers(first: 1, filter: { tiers: [TIER_1] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
    tier2: offers(first: 1, filter: { tiers: [TIER_2] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
    tier3: offers(first: 1, filter: { tiers: [TIER_3] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
    tier4: offers(first: 1, filter: { tiers: [TIER_4] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
    competencies(first: 50) { nodes { code statement area { code name } offers(first: 1, filter: { bookable: true, startsBetween: { from: $today, to: $until } }) { totalCount } } }
    runs(first: 50, filter: { starts: { from: $today, to: $until } }) {
      totalCount
      nodes { id status startsAt capacity placesLeft venue { name } offer { slug title delivery { mode } provider { name } } }
    }
    accredited: offers(first: 50, filter: { accredited: true }) { totalCount nodes { slug title provider { name } accreditations { status validTo body { name } } } }
    viewer {
      providers {
        id
        name
        tier1: offers(first: 1, filter: { tiers: [TIER_1] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
        tier2: offers(first: 1, filter: { tiers: [TIER_2] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
        tier3: offers(first: 1, filter: { tiers: [TIER_3] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
        tier4: offers(first: 1, filter: { tiers: [TIER_4] }) { totalCount facets(fields: [COMPETENCY_AREA]) { values { value count } } }
        offers(first: 60, filter: { statuses: [DRAFT, IN_REVIEW, PUBLISHED] }) {
          totalCount
          nodes {
            slug title status
            accreditations { status validTo body { name } }
            submission { submittedAt submittedBy returnedAt returnReason }
          }
        }
        coming: runs(first: 30, filter: { starts: { from: $today, to: $until } }) {
          totalCount
          nodes {
            id status startsAt capacity placesLeft venue { name } offer { slug title delivery { mode } provider { name } }
            booked: enrolments(first: 1, filter: { statuses: [BOOKED] }) { totalCount }
            waiting: enrolments(first: 1, filter: { statuses: [WAITING_LIST] }) { totalCount }
            requested: enrolments(first: 1, filter: { statuses: [REQUESTED] }) { totalCount }
          }
        }
        past: runs(first: 15, filter: { starts: { from: $back, to: $today }, statuses: [UNDER_WAY, COMPLETED] }, orderBy: [{ field: STARTS_AT, direction: DESC }]) {
          totalCount
          nodes {
            id status startsAt capacity offer { slug title }
            booked: enrolments(first: 1, filter: { statuses: [BOOKED] }) { totalCount }
            attended: enrolments(first: 1, filter: { statuses: [ATTENDED] }) { totalCount }
            missed: enrolments(first: 1, filter: { statuses: [DID_NOT_ATTEND] }) { totalCount }
          }
        }
      }
    }
  }
`);
