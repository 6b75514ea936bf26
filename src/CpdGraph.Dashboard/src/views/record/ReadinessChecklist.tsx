import { Link } from '../../app/router';
import { Card } from '../../parts/cards';
import { Tag } from '../../parts/Tag';
import { dayAndTime } from '../../parts/days';
import { formatDate } from '../../parts/values';
import { count } from '../../parts/labels';
import type { Problem } from '../../parts/useView';
import { mendOf, readinessHeadline, type Check, type Readiness } from './recordRules';

/** The requirements before taking referrals as a task list: what is met, what is missing, and what to book to mend it. */
export function ReadinessChecklist({ readiness, problem, reload }: { readiness: Readiness | null; problem: Problem | undefined; reload: () => void }) {
  if (!readiness) {
    return (
      <Card id="readiness" title="Taking referrals" problem={problem} onRetry={reload}>
        <p>Nothing is asked for before taking referrals today.</p>
      </Card>
    );
  }

  return (
    <Card id="readiness" title={readinessHeadline(readiness)}>
      {readiness.status === 'READY' && readiness.readySince && (
        <p>
          Everything required is in place since {formatDate(readiness.readySince)}.
          {readiness.expiresOn && ` Something that is required ends on ${formatDate(readiness.expiresOn)}: renew it before then.`}
        </p>
      )}
      <ul className="nhsuk-task-list app-checklist">
        {readiness.requirements.map((check) => (
          <Requirement key={check.requirement.code} check={check} />
        ))}
      </ul>
    </Card>
  );
}

function Requirement({ check }: { check: Check }) {
  const recommended = check.requirement.strength !== 'REQUIRED';
  const mend = mendOf(check);
  const hint = `requirement-${check.requirement.code}`;
  return (
    <li className="nhsuk-task-list__item">
      <div className="nhsuk-task-list__name-and-hint">
        <div>
          {check.requirement.title}
          {recommended && <span className="app-quiet"> (recommended)</span>}
        </div>
        <div className="nhsuk-task-list__hint" id={hint}>
          {check.reason}
          {check.met && check.expiresOn && ` It ends on ${formatDate(check.expiresOn)}.`}
        </div>
        {mend?.kind === 'date' && (
          <p className="app-mend">
            Next date: <Link to={`/app/catalogue/${mend.slug}?run=${encodeURIComponent(mend.run)}`}>{mend.title}</Link>
            <br />
            {dayAndTime(mend.startsAt)}
            {mend.placesLeft !== null && `, ${count(mend.placesLeft, 'place')} left`}
          </p>
        )}
        {mend?.kind === 'offer' && (
          <p className="app-mend">
            No date takes bookings now. See <Link to={`/app/catalogue/${mend.slug}`}>{mend.title}</Link>
          </p>
        )}
        {!check.met && check.offers.length > 0 && (
          <p className="app-mend">
            <Link to={`/app/catalogue?satisfies=${encodeURIComponent(check.requirement.code)}`}>
              All training that counts<span className="nhsuk-u-visually-hidden"> for: {check.requirement.title}</span>
            </Link>
          </p>
        )}
      </div>
      <div className="nhsuk-task-list__status">
        {check.met ? <Tag state={{ text: 'Met', colour: 'green' }} /> : <Tag state={recommended ? { text: 'Not met', colour: 'grey' } : { text: 'Missing', colour: 'red' }} />}
      </div>
    </li>
  );
}
