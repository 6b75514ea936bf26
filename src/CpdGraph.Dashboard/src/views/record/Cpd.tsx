import { Card } from '../../parts/cards';
import { Figure } from '../../parts/figure';
import { Tag } from '../../parts/Tag';
import { formatDate, formatMinutes } from '../../parts/values';
import { count, informalKinds, verifications } from '../../parts/labels';
import { LogLearningForm } from './LogLearningForm';
import type { CoachRecord, CpdYear, ProfileEntry } from './recordRules';

interface CpdProps {
  year: CpdYear;
  learning: CoachRecord['learning'];
  /** Minutes that the plan aims at. Null when it names none. */
  target: number | null;
  competencies: ProfileEntry[];
  reload: () => void;
}

/** CPD time of the financial year: formal against informal, and by competency area; what was learned last; and a form to log more. */
export function Cpd({ year, learning, target, competencies, reload }: CpdProps) {
  const total = year.formalMinutes + year.informalMinutes;
  return (
    <>
      <Card id="cpd" title={`${formatMinutes(total)} of CPD since ${formatDate(year.startsOn)}`}>
        <dl className="app-numbers">
          <div>
            <dt>Formal</dt>
            <dd>{formatMinutes(year.formalMinutes)}</dd>
          </div>
          <div>
            <dt>Informal</dt>
            <dd>{formatMinutes(year.informalMinutes)}</dd>
          </div>
          {target !== null && (
            <div>
              <dt>Aim of your plan</dt>
              <dd>{formatMinutes(target)}</dd>
            </div>
          )}
        </dl>
        {year.byArea.length === 0 && (
          <p>{total === 0 ? 'Nothing is recorded in this year yet. Log what you learned below, or book training.' : 'None of it counts towards a competency area.'}</p>
        )}
      </Card>
      {year.byArea.length > 0 && (
        <Figure
          id="cpd-by-area"
          title={areaHeadline(year)}
          summary="CPD time of this year by competency area. Time for several areas is shared equally."
          kind="bar"
          columns={[
            { key: 'area', label: 'Competency area' },
            { key: 'minutes', label: 'CPD time', format: 'minutes' },
          ]}
          rows={year.byArea.map(({ area, minutes }) => ({ area: `${area.code}. ${area.name}`, minutes }))}
        />
      )}
      <Card id="learning" title={`${count(learning.totalCount, 'piece')} of learning on record`}>
        <LogLearningForm competencies={competencies} reload={reload} />
        {learning.nodes.length === 0 ? (
          <p>No learning is on record yet.</p>
        ) : (
          <ul className="nhsuk-list app-learning">
            {learning.nodes.map((item) => (
              <li key={item.id}>
                <strong>{item.title}</strong> <Tag state={verifications[item.verification]} />
                <br />
                {formatDate(item.occurredOn)}, {formatMinutes(item.cpdMinutes)}
                {item.__typename === 'InformalLearning' ? `, ${informalKinds[item.kind].toLowerCase()}` : ', formal'}
                {item.competencies.length > 0 && <span className="app-quiet">, for {item.competencies.map((competency) => competency.code).join(', ')}</span>}
                {item.__typename === 'Completion' && item.rejectionReason && (
                  <>
                    <br />
                    Refused: {item.rejectionReason}
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        {learning.totalCount > learning.nodes.length && <p>The last {learning.nodes.length} are shown.</p>}
      </Card>
    </>
  );
}

/** The message of the chart: where most time went. */
export function areaHeadline(year: CpdYear): string {
  const most = Math.max(...year.byArea.map(({ minutes }) => minutes));
  const areas = year.byArea.filter(({ minutes }) => minutes === most).map(({ area }) => area.code);
  return areas.length === 1 ? `Most CPD time went to area ${areas[0]}` : `Most CPD time went to areas ${areas.slice(0, -1).join(', ')} and ${areas.at(-1)}`;
}
