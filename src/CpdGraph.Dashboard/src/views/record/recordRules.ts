import type { MyRecordQuery } from '../../gql/graphql';
import { count } from '../../parts/labels';

type Coach = NonNullable<NonNullable<MyRecordQuery['viewer']>['coach']>;
export type Readiness = NonNullable<Coach['referralReadiness']>;
export type Check = Readiness['requirements'][number];
export type Place = Coach['enrolments']['nodes'][number];
export type Arrangement = Coach['supervision']['arrangements'][number];
export type Profile = NonNullable<Coach['competencyProfile']>;
export type ProfileEntry = Profile['entries'][number];
export type Gap = Coach['gaps'][number];
export type Plan = NonNullable<Coach['currentPlan']>;
export type Learning = Coach['learning']['nodes'][number];
export type CpdYear = Coach['cpdYear'];
export type CoachRecord = Coach;

/** The answer to "may I take referrals yet?", as the heading of the checklist. */
export function readinessHeadline(readiness: Readiness): string {
  const required = readiness.requirements.filter((check) => check.requirement.strength === 'REQUIRED');
  const missing = required.filter((check) => !check.met);
  if (readiness.status === 'READY') {
    return 'You may take referrals';
  }

  if (readiness.status === 'LAPSED') {
    return `You may not take referrals now: ${count(missing.length, 'requirement')} no longer met`;
  }

  return `You may not take referrals yet: ${missing.length} of ${count(required.length, 'requirement')} missing`;
}

/** What mends a missing requirement: the soonest date to book, else an offer to look at, else nothing of the catalogue (its reason says what to do). */
export function mendOf(check: Check): { kind: 'date'; startsAt: string; placesLeft: number | null; title: string; slug: string; run: string } | { kind: 'offer'; title: string; slug: string } | null {
  if (check.met) {
    return null;
  }

  const run = check.runs[0];
  if (run) {
    return { kind: 'date', startsAt: run.startsAt, placesLeft: run.placesLeft ?? null, title: run.offer.title, slug: run.offer.slug, run: run.id };
  }

  const offer = check.offers[0];
  return offer ? { kind: 'offer', title: offer.title, slug: offer.slug } : null;
}

/** Places on runs that have not ended, the soonest first. A place whose run is not to be seen any more comes last. */
export function comingPlaces(places: Place[], now: Date): Place[] {
  return places
    .filter((place) => !place.run || new Date(place.run.endsAt) > now)
    .toSorted((a, b) => (a.run?.startsAt ?? '9').localeCompare(b.run?.startsAt ?? '9'));
}

/** Whether a place can still be given back: until the run begins. */
export function cancellable(place: Place, now: Date): boolean {
  return place.run ? new Date(place.run.startsAt) > now : false;
}

/** Whether giving a booked place back now is later than the notice that the provider asks for. */
export function lateToCancel(place: Place, now: Date): boolean {
  return place.status === 'BOOKED' && !!place.cancelFreeUntil && new Date(place.cancelFreeUntil) < now;
}

/** The kind of supervision that is due first; those that nobody gives come before all. */
export function mostUrgent(arrangements: Arrangement[]): Arrangement | null {
  const urgency = (arrangement: Arrangement) => (arrangement.status === 'NOT_ARRANGED' ? '' : (arrangement.nextDueOn ?? '9'));
  return arrangements.toSorted((a, b) => urgency(a).localeCompare(urgency(b)))[0] ?? null;
}

/** Competencies that have been assessed at all, those in which both sides differ or one is missing first, then in framework order. */
export function assessedEntries(profile: Profile): ProfileEntry[] {
  const differs = (entry: ProfileEntry) => (entry.selfAssessed !== entry.confirmed ? 0 : 1);
  return profile.entries
    .filter((entry) => entry.selfAssessed !== null || entry.confirmed !== null)
    .map((entry, place) => ({ entry, place }))
    .toSorted((a, b) => differs(a.entry) - differs(b.entry) || a.place - b.place)
    .map(({ entry }) => entry);
}

/** "34 of 40 expected competencies are confirmed", over all areas. */
export function profileSummary(profile: Profile): { achieved: number; expected: number } {
  return profile.byArea.reduce((sum, area) => ({ achieved: sum.achieved + area.achieved, expected: sum.expected + area.expected }), { achieved: 0, expected: 0 });
}

/** Actions of a plan: open ones by their day, those without one after them, then those that are done. */
export function orderedActions(plan: Plan): Plan['actions'] {
  const key = (action: Plan['actions'][number]) => (action.doneOn ? `z${action.doneOn}` : (action.dueOn ?? 'y'));
  return plan.actions.toSorted((a, b) => key(a).localeCompare(key(b)));
}
