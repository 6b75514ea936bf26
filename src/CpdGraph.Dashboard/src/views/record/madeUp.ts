import type { MyRecordQuery } from '../../gql/graphql';
import type { Check, CoachRecord, Place, ProfileEntry } from './recordRules';

/** Made-up answers for the tests of a coach's record. */
export function check(change: Partial<Check> & { code?: string; strength?: Check['requirement']['strength'] } = {}): Check {
  const { code = 'SHADOWING', strength = 'REQUIRED', ...rest } = change;
  return {
    requirement: { code, title: `Requirement ${code}`, strength, sourceReference: null },
    met: false,
    metOn: null,
    expiresOn: null,
    reason: 'Nobody has confirmed it yet.',
    confirmedBy: null,
    completion: null,
    offers: [],
    runs: [],
    ...rest,
  };
}

export function place(change: Partial<Place> = {}): Place {
  return {
    id: 'place-1',
    status: 'BOOKED',
    waitingListPosition: null,
    cancelFreeUntil: '2027-01-05T10:00:00Z',
    joinUrl: null,
    run: {
      id: 'run-1',
      startsAt: '2027-01-12T10:00:00Z',
      endsAt: '2027-01-12T16:00:00Z',
      cancellationNoticeDays: 7,
      venue: { name: 'Hill House', address: null, postcode: 'EX1 1AA' },
      offer: { slug: 'group-basics', title: 'Group basics', provider: { name: 'Riverside Hub' } },
    },
    ...change,
  };
}

export function entry(code: string, change: Partial<ProfileEntry> = {}): ProfileEntry {
  return {
    competency: { id: `competency-${code}`, code, statement: `Does ${code}.`, area: { code: code.slice(0, 1) } },
    selfAssessed: null,
    confirmed: null,
    expected: 'COMPETENT',
    gap: true,
    lastAssessedOn: null,
    evidenceCount: 0,
    ...change,
  };
}

export function coach(change: Partial<CoachRecord> = {}): CoachRecord {
  return {
    id: 'coach-1',
    displayName: 'Amira Haddad',
    tier: 'TIER_1',
    employer: { name: 'Larkfield PCN' },
    lineManager: { displayName: 'Lena Park' },
    referralReadiness: {
      status: 'IN_PROGRESS',
      readySince: null,
      expiresOn: null,
      requirements: [
        check({ code: 'COURSE', runs: [{ id: 'run-9', startsAt: '2027-01-12T10:00:00Z', placesLeft: 4, venue: null, offer: { slug: 'four-days', title: 'Four days of coaching' } }], offers: [{ id: 'offer-9', slug: 'four-days', title: 'Four days of coaching', provider: { name: 'Two Chairs' } }] }),
        check({ code: 'INDUCTION', met: true, metOn: '2026-10-01', reason: 'Confirmed by Lena Park.' }),
        check({ code: 'SHADOWING', strength: 'RECOMMENDED' }),
      ],
    },
    supervision: {
      status: 'DUE_SOON',
      arrangements: [
        { kind: 'LINE_MANAGEMENT', status: 'MET', reason: 'Held in time.', lastHeldOn: '2026-11-22', nextDueOn: '2026-12-23', minutesThisMonth: 60, policy: { minutesPerMonth: null, text: 'Monthly.' }, supervisor: { displayName: 'Lena Park' } },
        { kind: 'CLINICAL', status: 'DUE_SOON', reason: 'Due soon.', lastHeldOn: '2026-10-09', nextDueOn: '2026-12-09', minutesThisMonth: 0, policy: { minutesPerMonth: null, text: 'Every two months.' }, supervisor: { displayName: 'Dr Clara Wells' } },
      ],
    },
    cpdYear: {
      startsOn: '2026-04-01',
      endsOn: '2027-03-31',
      formalMinutes: 720,
      informalMinutes: 90,
      byArea: [
        { area: { code: '1', name: 'Professional' }, minutes: 200 },
        { area: { code: '2', name: 'Skills' }, minutes: 610 },
      ],
    },
    learning: {
      totalCount: 12,
      nodes: [
        { __typename: 'Completion', id: 'learning-1', title: 'Motivational interviewing', occurredOn: '2026-07-24', cpdMinutes: 720, verification: 'REJECTED', competencies: [{ code: '2.3' }], outcome: 'ATTENDED', rejectionReason: 'No certificate.' },
        { __typename: 'InformalLearning', id: 'learning-2', title: 'A webinar', occurredOn: '2026-07-01', cpdMinutes: 90, verification: 'SELF_REPORTED', competencies: [], kind: 'WEBINAR' },
      ],
    },
    enrolments: { nodes: [place()] },
    currentPlan: {
      id: 'plan-1',
      revision: 4,
      status: 'AGREED',
      startsOn: '2026-08-21',
      reviewOn: '2127-08-21',
      agreedBy: 'Lena Park',
      agreedOn: '2026-08-29',
      aspiration: 'Lead a group.',
      cpdTargetMinutes: 1500,
      actions: [
        { key: 'done', title: 'Take a course', dueOn: '2026-09-01', doneOn: '2026-09-02', offer: null, pathway: null, competencies: [] },
        { key: 'late', title: 'Shadow a group', dueOn: '2026-10-01', doneOn: null, offer: { slug: 'shadow', title: 'Shadow a group day' }, pathway: null, competencies: [{ code: '4.1' }] },
      ],
    },
    competencyProfile: {
      tier: 'TIER_1',
      byArea: [
        { area: { code: '1', name: 'Professional' }, expected: 4, achieved: 3 },
        { area: { code: '4', name: 'Group work' }, expected: 0, achieved: 0 },
      ],
      entries: [entry('1.1', { selfAssessed: 'COMPETENT', confirmed: 'COMPETENT', gap: false }), entry('1.2', { selfAssessed: 'PROFICIENT', confirmed: 'DEVELOPING', evidenceCount: 2 }), entry('1.3')],
    },
    gaps: [{ competency: { id: 'competency-1.2', code: '1.2', statement: 'Does 1.2.' }, expected: 'COMPETENT', confirmed: 'NOT_ASSESSED', steps: 3, offers: [{ id: 'offer-5', slug: 'risk', title: 'Signs of risk', nextRun: null }] }],
    evidence: { totalCount: 1, nodes: [{ id: 'evidence-1', title: 'A reflection', kind: 'REFLECTION', gatheredOn: '2026-05-01', sharing: 'PRIVATE', competencies: [{ code: '1.2' }] }] },
    pathwayProgress: [{ pathway: { slug: 'core-practice', name: 'Core practice' }, stepsDone: 5, stepsRequired: 13, finishedOn: null, nextStep: { title: 'Practise for a year' } }],
    ...change,
  };
}

export function record(change: Partial<CoachRecord> = {}): MyRecordQuery {
  return {
    viewer: {
      name: 'Amira Haddad',
      attention: {
        totalCount: 1,
        nodes: [{ key: 'a', kind: 'SUPERVISION_DUE', text: 'Clinical supervision is due.', action: 'Agree a date.', dueOn: '2026-12-09', overdue: false, subject: { __typename: 'Coach' } }],
      },
      calendarLink: null,
      coach: coach(change),
    },
  };
}
