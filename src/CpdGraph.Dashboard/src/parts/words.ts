import type { OfferChannel, PracticeTier, ReadinessStatus, SupervisionKind, SupervisionStatus } from '../gql/enums';

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

export const readinessNames: Record<ReadinessStatus, string> = {
  NOT_STARTED: 'Not started',
  IN_PROGRESS: 'In progress',
  READY: 'Ready',
  LAPSED: 'Lapsed',
};

export const supervisionKindNames: Record<SupervisionKind, string> = {
  LINE_MANAGEMENT: 'Line management',
  CLINICAL: 'Clinical',
  HEALTH_COACHING: 'Health coaching',
};

export const supervisionStatusNames: Record<SupervisionStatus, string> = {
  NOT_ARRANGED: 'Not arranged',
  MET: 'Met',
  DUE_SOON: 'Due soon',
  DUE: 'Due',
  OVERDUE: 'Overdue',
};
