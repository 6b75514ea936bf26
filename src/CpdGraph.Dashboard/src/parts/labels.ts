import type {
  Attainment,
  CompetencyCoverage,
  DeliveryMode,
  EnrolmentStatus,
  EvidenceKind,
  FundingVerdict,
  InformalLearningKind,
  OfferChannel,
  OfferFormat,
  PathwayKind,
  PathwayStepState,
  PlanStatus,
  PracticeTier,
  ReadinessStatus,
  RunStatus,
  SupervisionKind,
  SupervisionStatus,
  Verification,
} from '../gql/enums';

/** A colour of an NHS tag. The word says the same; colour never stands alone. */
export type TagColour = 'green' | 'blue' | 'yellow' | 'orange' | 'red' | 'grey' | 'white' | 'purple' | 'aqua-green';

/** A state in words, with the colour of its tag. */
export type State = { text: string; colour: TagColour };

// The schema's names as people say them. Each is complete: a new value of the schema fails the type check here.
export const tierNames: Record<PracticeTier, string> = { TIER_1: 'Tier 1', TIER_2: 'Tier 2', TIER_3: 'Tier 3', TIER_4: 'Tier 4' };

export const channelNames: Record<OfferChannel, string> = {
  PERSONALISED_CARE_INSTITUTE: 'Personalised Care Institute',
  TRAINING_HUB: 'Training hub',
  LEADERSHIP_FOR_PERSONALISED_CARE: 'Leadership for Personalised Care',
  APPRENTICESHIP: 'Apprenticeship',
  SPECIALIST_PATHWAY: 'Specialist pathway',
  EMPLOYER: 'Employer',
  INDEPENDENT: 'Independent provider',
};

export const formats: Record<OfferFormat, string> = {
  COURSE: 'Course',
  PROGRAMME: 'Programme',
  WORKSHOP: 'Workshop',
  E_LEARNING: 'E-learning',
  WEBINAR: 'Webinar',
  QUALIFICATION: 'Qualification',
  APPRENTICESHIP: 'Apprenticeship',
  INDUCTION: 'Induction',
  SHADOWING: 'Shadowing',
  PEER_SUPPORT: 'Peer support',
  SUPERVISION_TRAINING: 'Supervision training',
  CONFERENCE: 'Conference',
};

export const deliveryModes: Record<DeliveryMode, string> = {
  IN_PERSON: 'In person',
  LIVE_ONLINE: 'Live online',
  SELF_PACED_ONLINE: 'Online, at your own pace',
  BLENDED: 'Partly online, partly in person',
  WORKPLACE: 'At work',
};

export const coverages: Record<CompetencyCoverage, string> = {
  INTRODUCES: 'introduces it',
  DEVELOPS: 'develops it',
  ASSESSES: 'assesses it',
};

export const attainments: Record<Attainment, string> = {
  NOT_ASSESSED: 'Not assessed',
  AWARE: 'Aware',
  DEVELOPING: 'Developing',
  COMPETENT: 'Competent',
  PROFICIENT: 'Proficient',
  LEADS_OTHERS: 'Leads others',
};

export const readinessStates: Record<ReadinessStatus, State> = {
  NOT_STARTED: { text: 'Not started', colour: 'grey' },
  IN_PROGRESS: { text: 'In progress', colour: 'yellow' },
  READY: { text: 'Ready', colour: 'green' },
  LAPSED: { text: 'Lapsed', colour: 'red' },
};

/** Where the page says that supervision is meant. */
export const supervisionKindNames: Record<SupervisionKind, string> = {
  LINE_MANAGEMENT: 'Line management',
  CLINICAL: 'Clinical',
  HEALTH_COACHING: 'Health coaching',
};

/** Standing alone, where nothing around says that supervision is meant. */
export const supervisionTitles: Record<SupervisionKind, string> = {
  LINE_MANAGEMENT: 'Line management',
  CLINICAL: 'Clinical supervision',
  HEALTH_COACHING: 'Health coaching supervision',
};

export const supervisionStates: Record<SupervisionStatus, State> = {
  NOT_ARRANGED: { text: 'Not arranged', colour: 'red' },
  MET: { text: 'Met', colour: 'green' },
  DUE_SOON: { text: 'Due soon', colour: 'yellow' },
  DUE: { text: 'Due', colour: 'orange' },
  OVERDUE: { text: 'Overdue', colour: 'red' },
};

export const enrolmentStates: Record<EnrolmentStatus, State> = {
  REQUESTED: { text: 'Waits for your line manager', colour: 'yellow' },
  WAITING_LIST: { text: 'On the waiting list', colour: 'yellow' },
  BOOKED: { text: 'Booked', colour: 'green' },
  DECLINED: { text: 'Declined', colour: 'red' },
  CANCELLED: { text: 'Cancelled', colour: 'grey' },
  SUBSTITUTED: { text: 'Given to a colleague', colour: 'grey' },
  RUN_CANCELLED: { text: 'Date cancelled', colour: 'red' },
  ATTENDED: { text: 'Attended', colour: 'green' },
  DID_NOT_ATTEND: { text: 'Not attended', colour: 'grey' },
};

export const runStates: Record<RunStatus, State> = {
  SCHEDULED: { text: 'Booking not open yet', colour: 'grey' },
  BOOKING_OPEN: { text: 'Booking open', colour: 'green' },
  FULL: { text: 'Full', colour: 'orange' },
  UNDER_WAY: { text: 'Under way', colour: 'blue' },
  COMPLETED: { text: 'Completed', colour: 'grey' },
  CANCELLED: { text: 'Cancelled', colour: 'red' },
};

export const verifications: Record<Verification, State> = {
  SELF_REPORTED: { text: 'Not checked yet', colour: 'grey' },
  AWAITING: { text: 'Waiting for a check', colour: 'yellow' },
  VERIFIED: { text: 'Checked', colour: 'green' },
  REJECTED: { text: 'Refused', colour: 'red' },
};

export const planStates: Record<PlanStatus, State> = {
  DRAFT: { text: 'Draft', colour: 'grey' },
  AWAITING_AGREEMENT: { text: 'Waits for agreement', colour: 'yellow' },
  AGREED: { text: 'Agreed', colour: 'green' },
  CLOSED: { text: 'Closed', colour: 'grey' },
};

export const stepStates: Record<PathwayStepState, State> = {
  DONE: { text: 'Done', colour: 'green' },
  UNDER_WAY: { text: 'Under way', colour: 'blue' },
  READY: { text: 'Next', colour: 'yellow' },
  BLOCKED: { text: 'Later', colour: 'grey' },
};

export const pathwayKinds: Record<PathwayKind, string> = {
  ENTRY_TO_ROLE: 'Into the role',
  BEFORE_REFERRALS: 'Before taking referrals',
  TIER_PROGRESSION: 'Tiers of practice',
  SPECIALIST_ROLE: 'Specialist role',
  SUPERVISOR: 'Supervising others',
  LEADERSHIP: 'Leadership',
  APPRENTICESHIP: 'Apprenticeship',
};

export const informalKinds: Record<InformalLearningKind, string> = {
  WEBINAR: 'Webinar',
  READING: 'Reading',
  PEER_SUPPORT: 'Peer support',
  SHADOWING: 'Shadowing',
  PRACTICE_SESSION: 'Practice session',
  TIME_WITH_REFERRERS: 'Time with referrers',
  TEACHING_OTHERS: 'Teaching others',
  OTHER: 'Other',
};

export const evidenceKinds: Record<EvidenceKind, string> = {
  CERTIFICATE: 'Certificate',
  REFLECTION: 'Reflection',
  OBSERVATION: 'Observation',
  FEEDBACK: 'Feedback',
  CASE_STUDY: 'Case study',
  WITNESS_STATEMENT: 'Witness statement',
  SUPERVISION_RECORD: 'Supervision record',
  OTHER: 'Other',
};

export const fundingVerdicts: Record<FundingVerdict, State> = {
  MAY_PAY: { text: 'May pay', colour: 'green' },
  MAY_PAY_PART: { text: 'May pay a part', colour: 'blue' },
  UNKNOWN: { text: 'Ask first', colour: 'yellow' },
  MAY_NOT_PAY: { text: 'May not pay', colour: 'grey' },
};

/** "1 place" or "3 places"; the plural is the singular with an s unless given. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

/** Rows in groups by a key, in the order in which the keys first come. */
export function groupsOf<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]][] {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }

  return [...groups];
}
