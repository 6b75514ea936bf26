import type { Answer } from '../../app/graphql';
import type { ReadinessStatus } from '../../gql/enums';
import { formatDate, formatTime, type Column, type Row } from '../../parts';
import type { Readiness } from './ReadinessView';

export type Coach = NonNullable<NonNullable<Answer<typeof Readiness>['viewer']>['supervisedCoaches']>['nodes'][number];
type Check = NonNullable<Coach['referralReadiness']>['requirements'][number];

/** For each requirement in force, how many of the listed coaches meet it. They are the reader's own team: the numbers are exact. */
export function requirementRows(coaches: readonly Coach[]): readonly Row[] {
  const byCode = new Map<string, { title: string; required: boolean; met: number; missing: number }>();
  for (const check of coaches.flatMap((coach) => coach.referralReadiness?.requirements ?? [])) {
    const row = byCode.get(check.requirement.code) ?? { title: check.requirement.title, required: check.requirement.strength === 'REQUIRED', met: 0, missing: 0 };
    row[check.met ? 'met' : 'missing']++;
    byCode.set(check.requirement.code, row);
  }

  return [...byCode.values()].map(({ title, required, met, missing }) => ({ title: required ? title : `${title} (recommended)`, required, met, missing }));
}

/** The message of the chart: the requirement that most lack. What is only recommended is drawn, and is not the message. */
export function requirementTitle(rows: readonly Row[]): string {
  const required = rows.filter((row) => row['required'] === true);
  const worst = required.toSorted((a, b) => Number(b['missing']) - Number(a['missing']))[0];
  if (worst === undefined) {
    return 'Nothing is required of your team';
  }

  const missing = Number(worst['missing']);
  return missing === 0 ? 'Your team meets every requirement today' : `${missing} of your coaches ${missing === 1 ? 'lacks' : 'lack'}: ${String(worst['title'])}`;
}

export const requirementColumns: readonly Column[] = [
  { key: 'title', label: 'Requirement' },
  { key: 'met', label: 'Met', format: 'count' },
  { key: 'missing', label: 'Missing', format: 'count' },
];

const urgency: readonly ReadinessStatus[] = ['LAPSED', 'NOT_STARTED', 'IN_PROGRESS', 'READY'];

/** Who is not ready, those who were ready before first, then by name as they came. */
export function notReady(coaches: readonly Coach[]): readonly Coach[] {
  return coaches
    .filter(({ referralReadiness }) => referralReadiness != null && referralReadiness.status !== 'READY')
    .toSorted((a, b) => urgency.indexOf(a.referralReadiness!.status) - urgency.indexOf(b.referralReadiness!.status));
}

/** What is required and missing; what is only recommended keeps nobody from referrals. */
export function missingOf(coach: Coach): readonly Check[] {
  return (coach.referralReadiness?.requirements ?? []).filter((check) => !check.met && check.requirement.strength === 'REQUIRED');
}

/** Since when the coach is in the post that runs today; null between posts. */
export function inPostSince(coach: Coach, today: string): string | null {
  const running = coach.employments.filter(({ startedOn, endedOn }) => startedOn <= today && (endedOn == null || endedOn >= today));
  return running.map(({ startedOn }) => startedOn).toSorted().at(-1) ?? null;
}

/** The next date that would close a gap, in words. */
export function nextDate(check: Check): string {
  const run = check.runs[0];
  if (run !== undefined) {
    const places = run.placesLeft == null ? '' : run.placesLeft === 0 ? ', full: waiting list' : `, ${run.placesLeft} ${run.placesLeft === 1 ? 'place' : 'places'} left`;
    return `${formatDate(run.startsAt)} at ${formatTime(run.startsAt)}${places}`;
  }

  return check.requirement.confirmable ? 'You can confirm it once it is done.' : 'No date takes bookings now.';
}
