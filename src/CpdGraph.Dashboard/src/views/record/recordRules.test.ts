import { describe, expect, it } from 'vitest';
import { areaHeadline } from './Cpd';
import { planHeadline } from './Development';
import { check, coach, entry, place } from './madeUp';
import { assessedEntries, cancellable, comingPlaces, lateToCancel, mendOf, orderedActions, profileSummary, readinessHeadline } from './recordRules';
import { supervisionHeadline } from './Supervision';

const now = new Date('2027-01-08T09:00:00Z');

describe('readiness', () => {
  const readiness = coach().referralReadiness!;

  it('counts what is missing of what is required, not of what is recommended', () => {
    expect(readinessHeadline(readiness)).toBe('You may not take referrals yet: 1 of 2 requirements missing');
    expect(readinessHeadline({ ...readiness, status: 'READY' })).toBe('You may take referrals');
    expect(readinessHeadline({ ...readiness, status: 'LAPSED' })).toBe('You may not take referrals now: 1 requirement no longer met');
  });

  it('is mended by the soonest date, else by an offer, else by what the reason says', () => {
    expect(mendOf(readiness.requirements[0]!)).toMatchObject({ kind: 'date', slug: 'four-days', run: 'run-9', placesLeft: 4 });
    expect(mendOf(check({ offers: [{ id: 'o', slug: 's', title: 'T', provider: { name: 'P' } }] }))).toEqual({ kind: 'offer', title: 'T', slug: 's' });
    expect(mendOf(check())).toBeNull();
    expect(mendOf({ ...readiness.requirements[0]!, met: true })).toBeNull();
  });
});

describe('places', () => {
  it('come soonest first, without those that are over', () => {
    const later = place({ id: 'later', run: { ...place().run!, startsAt: '2027-03-01T10:00:00Z', endsAt: '2027-03-01T12:00:00Z' } });
    const over = place({ id: 'over', run: { ...place().run!, startsAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-01T12:00:00Z' } });
    const unseen = place({ id: 'unseen', run: null });

    expect(comingPlaces([unseen, later, over, place()], now).map((one) => one.id)).toEqual(['place-1', 'later', 'unseen']);
  });

  it('can be given back until the run begins, and late once the notice has passed', () => {
    expect(cancellable(place(), now)).toBe(true);
    expect(cancellable(place(), new Date('2027-01-12T10:00:00Z'))).toBe(false);
    expect(lateToCancel(place(), now)).toBe(true);
    expect(lateToCancel(place(), new Date('2027-01-01T00:00:00Z'))).toBe(false);
    expect(lateToCancel(place({ status: 'WAITING_LIST' }), now)).toBe(false);
    expect(lateToCancel(place({ cancelFreeUntil: null }), now)).toBe(false);
  });
});

describe('headings say the message', () => {
  const { supervision, cpdYear, currentPlan } = coach();

  it('of supervision: what nobody gives, then what is due first', () => {
    expect(supervisionHeadline(supervision.arrangements)).toBe('Clinical supervision is due by 9 December 2026');
    expect(supervisionHeadline([...supervision.arrangements, { ...supervision.arrangements[0]!, kind: 'HEALTH_COACHING', status: 'NOT_ARRANGED', nextDueOn: null }])).toBe('Health coaching supervision is not arranged');
  });

  it('of the CPD year: where most time went, and that it was shared', () => {
    expect(areaHeadline(cpdYear)).toBe('Most CPD time went to area 2');
    expect(areaHeadline({ ...cpdYear, byArea: cpdYear.byArea.map((area) => ({ ...area, minutes: 5 })) })).toBe('Most CPD time went to areas 1 and 2');
  });

  it('of the plan: how much is done', () => {
    expect(planHeadline(currentPlan!)).toBe('Development plan: 1 of 2 actions done');
    expect(planHeadline(null)).toBe('No development plan');
  });
});

describe('the portfolio', () => {
  it('shows what was assessed, first where the two differ', () => {
    expect(assessedEntries(coach().competencyProfile!).map((one) => one.competency.code)).toEqual(['1.2', '1.1']);
    expect(assessedEntries({ ...coach().competencyProfile!, entries: [entry('1.1')] })).toEqual([]);
  });

  it('adds up what the tier expects', () => {
    expect(profileSummary(coach().competencyProfile!)).toEqual({ achieved: 3, expected: 4 });
  });

  it('lists open actions by their day before those that are done', () => {
    expect(orderedActions(coach().currentPlan!).map((action) => action.key)).toEqual(['late', 'done']);
  });
});
