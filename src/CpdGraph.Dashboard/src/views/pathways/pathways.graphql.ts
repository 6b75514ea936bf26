import { graphql } from '../../app/graphql';

/** The pathways there are, and how far the caller has come on their own. */
export const Pathways = graphql(`
  query Pathways {
    pathways(first: 100) {
      nodes { id slug name kind summary targetTier totalCpdMinutes provenance specialism { name } steps { key optional } }
    }
    viewer { coach { pathwayProgress { pathway { slug } startedOn finishedOn stepsDone stepsRequired nextStep { title } } } }
  }
`);

/** One pathway with the caller’s progress along it, if they are on it. */
export const PathwayOf = graphql(`
  query PathwayOf($slug: Slug!) {
    pathway(by: { slug: $slug }) {
      id slug name kind summary description targetTier totalCpdMinutes provenance sourceReference
      specialism { name }
      stages {
        number
        title
        steps {
          key title optional after
          requirement {
            __typename
            ... on OfferRequirement { atLeast offers { id slug title delivery { cpdMinutes learningMinutes days } provider { name } nextRun { id startsAt } } }
            ... on CompetencyRequirement { attainment competencies { code statement } }
            ... on ExperienceRequirement { description months }
            ... on TierRequirement { tier }
            ... on ReadinessStepRequirement { requirements { code title } }
          }
        }
      }
    }
    viewer {
      coach {
        id
        displayName
        pathwayProgress {
          pathway { slug }
          startedOn finishedOn stepsDone stepsRequired
          nextStep { key title }
          steps {
            step { key }
            state doneOn reason
            blockedBy { key title }
            completions { id title occurredOn cpdMinutes }
            offers(first: 3) { id slug title }
            runs(first: 2) { id startsAt placesLeft offer { slug title } }
          }
        }
      }
    }
  }
`);

/** Puts the caller on a pathway. */
export const StartPathway = graphql(`
  mutation StartPathway($slug: Slug!, $key: String!) {
    startPathway(input: { pathway: { slug: $slug }, idempotencyKey: $key }) { coach { id } userErrors { message code field } }
  }
`);

/** Takes the caller off a pathway; what was done stays. */
export const LeavePathway = graphql(`
  mutation LeavePathway($slug: Slug!, $reason: String, $key: String!) {
    leavePathway(input: { pathway: { slug: $slug }, reason: $reason, idempotencyKey: $key }) { coach { id } userErrors { message code field } }
  }
`);
