import type { CatalogueOfferQuery, CatalogueQuery } from '../../gql/graphql';
import type { Advice, OfferFacts, Run } from './bookingRules';

/** Made-up answers for the tests of the catalogue's views. */
export const run: Run = {
  id: 'run-1',
  status: 'BOOKING_OPEN',
  startsAt: '2027-01-12T10:00:00Z',
  endsAt: '2027-01-12T16:00:00Z',
  capacity: 12,
  placesLeft: 3,
  waitingListOpen: true,
  approvalNeeded: false,
  bookingOpensAt: null,
  bookingClosesAt: '2027-01-06T00:00:00Z',
  bookingUrl: null,
  cancellationNoticeDays: 7,
  price: { free: null, amount: null },
  venue: { name: 'Hill House', address: '1 Example Street', postcode: null },
  sessions: [{ key: '1', startsAt: '2027-01-12T10:00:00Z', endsAt: '2027-01-12T16:00:00Z', title: null }],
};

export const fullRun: Run = { ...run, id: 'run-2', status: 'FULL', placesLeft: 0, startsAt: '2027-02-12T10:00:00Z', endsAt: '2027-02-12T16:00:00Z' };

const advice = (id: string, name: string, kind: Advice['stream']['kind'], verdict: Advice['verdict']): Advice => ({
  stream: { id, name, kind },
  verdict,
  reason: `Because of the rule for ${name}.`,
  sourceReference: null,
  ceiling: null,
  upTo: null,
  sharePercent: null,
  remaining: null,
});

export const offer: OfferFacts = {
  id: 'offer-1',
  slug: 'group-basics',
  title: 'Group basics',
  summary: 'Two days on groups.',
  descriptionHtml: '<p>Plan, open, hold and close a group.</p>',
  audience: null,
  format: 'COURSE',
  channel: 'TRAINING_HUB',
  status: 'PUBLISHED',
  accredited: false,
  provenance: 'ILLUSTRATIVE',
  sourceReference: null,
  bookingUrl: null,
  validForMonths: null,
  calendarUrl: 'http://localhost/calendars/offers/group-basics.ics',
  provider: { name: 'Riverside Hub', websiteUrl: null, contactEmail: null },
  delivery: { mode: 'IN_PERSON', days: '2', learningMinutes: 720, elapsedWeeks: null, cpdMinutes: 720, accessibility: null },
  price: { free: false, amount: { amount: '130.00', currency: 'GBP' }, note: null },
  tiers: ['TIER_1', 'TIER_2'],
  specialisms: [],
  prerequisites: [],
  competencyMappings: [{ competency: { code: '4.1', statement: 'Plans a group.', area: { name: 'Group work' } }, coverage: 'DEVELOPS' }],
  accreditations: [],
  satisfies: [],
  eligibleFunding: [],
  replacement: null,
  fundingAdvice: [
    advice('stream-self', 'Self-funded', 'SELF', 'MAY_PAY'),
    { ...advice('stream-employer', 'The employer’s own training budget', 'EMPLOYER', 'MAY_PAY'), upTo: { amount: '130.00', currency: 'GBP' }, remaining: { amount: '900.00', currency: 'GBP' } },
    advice('stream-arrs', 'Additional Roles Reimbursement Scheme', 'ARRS', 'MAY_NOT_PAY'),
  ],
  runs: { totalCount: 2, nodes: [run, fullRun] },
};

export function offerAnswer(change: Partial<OfferFacts> = {}, coach: boolean = true): CatalogueOfferQuery {
  return {
    offer: { ...offer, ...change },
    viewer: coach ? { coach: { id: 'coach-1', lineManager: { displayName: 'Lena Park' }, enrolments: { nodes: [] } } } : null,
  };
}

export function catalogueAnswer(change: Partial<NonNullable<CatalogueQuery['offers']>> = {}): CatalogueQuery {
  return {
    offers: {
      totalCount: 21,
      nodes: [
        {
          id: 'offer-1',
          slug: 'group-basics',
          title: 'Group basics',
          summary: 'Two days on groups.',
          format: 'COURSE',
          channel: 'TRAINING_HUB',
          accredited: true,
          provider: { name: 'Riverside Hub' },
          delivery: { mode: 'IN_PERSON', days: '2', learningMinutes: 720, cpdMinutes: 720 },
          price: { free: false, amount: { amount: '130.00', currency: 'GBP' } },
          tiers: ['TIER_1'],
          nextRun: { id: 'run-1', startsAt: '2027-01-12T10:00:00Z', placesLeft: 1, status: 'BOOKING_OPEN' },
        },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'first', endCursor: 'last' },
      facets: [
        { field: 'TIER', values: [{ value: 'TIER_1', label: 'Tier 1', count: 12 }, { value: 'TIER_2', label: 'Tier 2', count: 1 }] },
        { field: 'FREE', values: [{ value: 'true', label: 'Free', count: 4 }] },
      ],
      ...change,
    },
    fundingStreams: { nodes: [{ id: 'stream-employer', name: 'The employer’s own training budget' }] },
    competencyFramework: { readinessRequirements: [{ code: 'SHADOWING', title: 'Shadowing an experienced coach' }] },
    competencies: { nodes: [{ id: 'competency-41', code: '4.1', statement: 'Plans a group.' }] },
  };
}
