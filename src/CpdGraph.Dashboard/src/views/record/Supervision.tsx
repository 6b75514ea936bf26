import { Card } from '../../parts/cards';
import { Tag } from '../../parts/Tag';
import { formatDate } from '../../parts/values';
import { supervisionStates, supervisionTitles } from '../../parts/labels';
import { LogSupervisionForm } from './LogSupervisionForm';
import { mostUrgent, type Arrangement, type CoachRecord } from './recordRules';

/** How each kind of supervision stands, and when it is due next. */
export function Supervision({ overview, reload }: { overview: CoachRecord['supervision']; reload: () => void }) {
  if (overview.arrangements.length === 0) {
    return (
      <Card id="supervision" title="Supervision">
        <p>No rule asks for supervision today.</p>
      </Card>
    );
  }

  return (
    <Card id="supervision" title={supervisionHeadline(overview.arrangements)}>
      <dl className="nhsuk-summary-list app-supervision">
        {overview.arrangements.map((arrangement) => (
          <div className="nhsuk-summary-list__row" key={arrangement.kind}>
            <dt className="nhsuk-summary-list__key">{supervisionTitles[arrangement.kind]}</dt>
            <dd className="nhsuk-summary-list__value">
              <p>
                <Tag state={supervisionStates[arrangement.status]} />
              </p>
              <p>{arrangement.reason}</p>
              <p className="app-quiet">{arrangement.supervisor ? `With ${arrangement.supervisor.displayName}` : 'Nobody is arranged. Ask your line manager.'}</p>
            </dd>
          </div>
        ))}
      </dl>
      <LogSupervisionForm arrangements={overview.arrangements} reload={reload} />
    </Card>
  );
}

/** The message of the card: what is due next, and when. */
export function supervisionHeadline(arrangements: Arrangement[]): string {
  const next = mostUrgent(arrangements);
  if (!next) {
    return 'Supervision';
  }

  const kind = supervisionTitles[next.kind];
  switch (next.status) {
    case 'NOT_ARRANGED':
      return `${kind} is not arranged`;
    case 'OVERDUE':
      return `${kind} is overdue`;
    default:
      return next.nextDueOn ? `${kind} is due by ${formatDate(next.nextDueOn)}` : 'Supervision';
  }
}
