import { graphql } from '../../app/graphql';

/** All that the page shows of the caller’s own record, in one request. */
export const MyRecord = graphql(`
  query MyRecord($year: Int!) {
    viewer {
      name
      attention(first: 10) {
        totalCount
        nodes { key kind text action dueOn overdue subject { __typename ... on SupervisionSession { id } } }
      }
      calendarLink { id label issuedAt lastReadAt }
      coach {
        id
        displayName
        tier
        employer { name }
        lineManager { displayName }
        referralReadiness {
          status
          readySince
          expiresOn
          requirements {
            requirement { code title strength sourceReference }
            met
            metOn
            expiresOn
            reason
            confirmedBy
            completion { id title occurredOn }
            offers(first: 2) { id slug title provider { name } }
            runs(first: 1) { id startsAt placesLeft venue { name } offer { slug title } }
          }
        }
        supervision {
          status
          arrangements { kind status reason lastHeldOn nextDueOn minutesThisMonth policy { minutesPerMonth text } supervisor { displayName } }
        }
        cpdYear(startingIn: $year) { startsOn endsOn formalMinutes informalMinutes byArea { area { code name } minutes } }
        learning(first: 10) {
          totalCount
          nodes {
            __typename
            id
            title
            occurredOn
            cpdMinutes
            verification
            competencies { code }
            ... on Completion { outcome rejectionReason }
            ... on InformalLearning { kind }
          }
        }
        enrolments(first: 50, filter: { statuses: [BOOKED, WAITING_LIST, REQUESTED] }) {
          nodes {
            id
            status
            waitingListPosition
            cancelFreeUntil
            joinUrl
            run { id startsAt endsAt cancellationNoticeDays venue { name address postcode } offer { slug title provider { name } } }
          }
        }
        currentPlan {
          id
          revision
          status
          startsOn
          reviewOn
          agreedBy
          agreedOn
          aspiration
          cpdTargetMinutes
          actions { key title dueOn doneOn offer { slug title } pathway { slug name } competencies { code } }
        }
        competencyProfile {
          tier
          byArea { area { code name } expected achieved }
          entries {
            competency { id code statement area { code } }
            selfAssessed
            confirmed
            expected
            gap
            lastAssessedOn
            evidenceCount
          }
        }
        gaps { competency { id code statement } expected confirmed steps offers(first: 2) { id slug title nextRun { startsAt } } }
        evidence(first: 20) { totalCount nodes { id title kind gatheredOn sharing competencies { code } } }
        pathwayProgress { pathway { slug name } stepsDone stepsRequired finishedOn nextStep { title } }
      }
    }
  }
`);

/** Gives a place, or the wait for one, back. */
export const CancelPlace = graphql(`
  mutation CancelPlace($id: ID!, $reason: String, $key: String!) {
    cancelEnrolment(input: { id: $id, reason: $reason, idempotencyKey: $key }) {
      enrolment { id status lateCancellation }
      userErrors { __typename message code field ... on RuleError { rule mend } }
    }
  }
`);

/** Logs informal learning in the caller’s own record. */
export const LogLearning = graphql(`
  mutation LogLearning($input: LogInformalLearningInput!) {
    logInformalLearning(input: $input) { learning { id title cpdMinutes } userErrors { message code field } }
  }
`);

/** Issues a private calendar address; it is shown this once. */
export const IssueCalendar = graphql(`
  mutation IssueCalendar($label: String, $key: String!) {
    issueCalendarLink(input: { label: $label, idempotencyKey: $key }) { calendarLink { id issuedAt } url userErrors { message code field } }
  }
`);

/** Switches the private calendar address off. */
export const RevokeCalendar = graphql(`
  mutation RevokeCalendar($id: ID!, $key: String!) {
    revokeCalendarLink(input: { id: $id, idempotencyKey: $key }) { calendarLink { id revokedAt } userErrors { message code field } }
  }
`);

/** Logs a supervision meeting in the caller’s own record. It counts once who gave it has confirmed it. */
export const LogSupervision = graphql(`
  mutation LogSupervision($kind: SupervisionKind!, $heldOn: Date!, $minutes: Int!, $format: SupervisionFormat!, $actions: Markdown, $key: String!) {
    logSupervisionSession(input: { kind: $kind, heldOn: $heldOn, durationMinutes: $minutes, format: $format, agreedActions: $actions, idempotencyKey: $key }) {
      session { id verification supervisor { displayName } }
      userErrors { __typename message code field ... on RuleError { rule mend } }
    }
  }
`);

/** Confirms a supervision meeting that the supervisor logged. */
export const ConfirmSupervision = graphql(`
  mutation ConfirmSupervision($id: ID!, $key: String!) {
    confirmSupervisionSession(input: { id: $id, idempotencyKey: $key }) { session { id verification } userErrors { message code field } }
  }
`);

/** Marks an action of the agreed plan as done. */
export const CompleteAction = graphql(`
  mutation CompleteAction($plan: ID!, $action: String!, $doneOn: Date!, $revision: Int!, $key: String!) {
    completePlanAction(input: { planId: $plan, key: $action, doneOn: $doneOn, expectedRevision: $revision, idempotencyKey: $key }) {
      plan { id revision }
      userErrors { message code field }
    }
  }
`);

/** Asks the supervisor to agree the plan. */
export const SubmitPlan = graphql(`
  mutation SubmitPlan($id: ID!, $revision: Int!, $key: String!) {
    submitPlan(input: { id: $id, expectedRevision: $revision, idempotencyKey: $key }) { plan { id status revision } userErrors { message code field } }
  }
`);
