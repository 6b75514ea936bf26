import type { Answer } from '../../app/graphql';
import type { SupervisionKind, SupervisionStatus } from '../../gql/enums';
import { isUnknown, numberOf, supervisionKindNames, supervisionStates, textOfValue, type FigureColumn, type Row, type State, type SafeCountLike } from '../../parts';
import type { Supervision } from './SupervisionView';

export type Coach = NonNullable<NonNullable<Answer<typeof Supervision>['viewer']>['supervisedCoaches']>['nodes'][number];

type Tallies = readonly { readonly kind: SupervisionKind; readonly status: SupervisionStatus; readonly count: SafeCountLike }[];

export const kinds = Object.keys(supervisionKindNames) as SupervisionKind[];

/** The five states of one kind, in the order in which they get worse; those that the API leaves out have nobody. */
export function stateRows(tallies: Tallies, before: Tallies | undefined, kind: SupervisionKind): readonly Row[] {
  const own = tallies.filter((tally) => tally.kind === kind);
  if (own.length === 0) {
    return [];
  }

  const order: readonly SupervisionStatus[] = ['MET', 'DUE_SOON', 'DUE', 'OVERDUE', 'NOT_ARRANGED'];
  return order.map((status) => ({
    status: supervisionStates[status].text,
    count: own.find((tally) => tally.status === status)?.count ?? 0,
    before: before?.find((tally) => tally.kind === kind && tally.status === status)?.count ?? '',
  }));
}

export const stateColumns: readonly FigureColumn[] = [
  { key: 'status', label: 'State' },
  { key: 'count', label: 'Coaches', format: 'count' },
  { key: 'before', label: 'Period before', format: 'count', look: 'before' },
];

/** What is most worth saying of a kind: who is late, otherwise who has nobody, otherwise that all is well. */
export function kindTitle(kind: SupervisionKind, rows: readonly Row[]): string {
  const name = supervisionKindNames[kind];
  const of = (status: SupervisionStatus) => rows.find((row) => row['status'] === supervisionStates[status].text)?.['count'];
  const any = (status: SupervisionStatus) => numberOf(of(status)) !== 0 && !isUnknown(of(status));
  if (rows.length === 0) {
    return `${name}: not worked out for this day`;
  }

  if (isUnknown(of('OVERDUE'))) {
    return `${name}: the counts are hidden`;
  }

  const parts = [
    ...(any('OVERDUE') ? [`${textOfValue(of('OVERDUE'), 'count')} overdue`] : []),
    ...(any('NOT_ARRANGED') ? [`${textOfValue(of('NOT_ARRANGED'), 'count')} not arranged`] : []),
  ];
  return `${name}: ${parts.length === 0 ? 'nobody is overdue' : parts.join(', ')}`;
}

/** The state that a row names. */
export function stateCalled(text: string): State {
  return Object.values(supervisionStates).find((state) => state.text === text) ?? { text, colour: 'grey' };
}

const urgency: readonly SupervisionStatus[] = ['OVERDUE', 'NOT_ARRANGED', 'DUE', 'DUE_SOON'];

export interface Late {
  readonly id: string;
  readonly status: SupervisionStatus;
  readonly row: Row;
}

/** One line for each kind of supervision that a coach lacks or soon will: overdue first, then by the day it was due. */
export function lateOf(coaches: readonly Coach[]): readonly Late[] {
  return coaches
    .flatMap((coach) => coach.supervision.arrangements.filter(({ status }) => status !== 'MET').map((arrangement): Late => ({
      id: `${coach.id} ${arrangement.kind}`,
      status: arrangement.status,
      row: {
        coach: coach.displayName,
        kind: supervisionKindNames[arrangement.kind],
        status: supervisionStates[arrangement.status].text,
        due: arrangement.nextDueOn ?? null,
        held: arrangement.lastHeldOn ?? null,
        by: arrangement.supervisor?.displayName ?? null,
        why: arrangement.reason,
      },
    })))
    .toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status) || String(a.row['due'] ?? '').localeCompare(String(b.row['due'] ?? '')));
}

export const lateColumns: readonly FigureColumn[] = [
  { key: 'coach', label: 'Coach' },
  { key: 'kind', label: 'Supervision' },
  { key: 'status', label: 'State' },
  { key: 'due', label: 'Due', format: 'date' },
  { key: 'held', label: 'Last held', format: 'date' },
  { key: 'by', label: 'Given by' },
  { key: 'why', label: 'Why' },
];
