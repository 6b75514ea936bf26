import { useEffect, useState, type ReactNode } from 'react';
import type { Role } from '../gql/enums';
import type { Problem } from './useView';

const needed: Record<Role, string> = {
  COACH: 'coaches',
  SUPERVISOR: 'supervisors and line managers',
  PUBLISHER: 'those who publish a training hub’s offers',
  ANALYST: 'analysts',
  STEWARD: 'stewards',
  ADMINISTRATOR: 'administrators',
};

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Boxes of fixed size where numbers will be, so that nothing jumps; after three seconds a word. */
export function Waiting({ cards = 3 }: { cards?: number }) {
  const [slow, setSlow] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 3000);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className="waiting">
      <p role="status" className="waiting__text">{slow ? 'This takes longer than usual. The numbers are still being loaded.' : ''}</p>
      {Array.from({ length: cards }, (_, at) => (
        <div key={at} className="waiting__card" aria-hidden="true" />
      ))}
    </div>
  );
}

/** Why there is nothing, and what to do about it. */
export function Empty({ why, what }: { why: ReactNode; what?: ReactNode }) {
  return (
    <p className="empty">
      {why} {what}
    </p>
  );
}

/** Something is missing: why, a number for those who look after the service, and a way to try again. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const text = problem.code === 'TIMEOUT' || problem.code === 'OVERLOADED' || problem.code === 'UNAVAILABLE'
    ? 'The service is busy, so this could not be worked out.'
    : problem.code === 'RATE_LIMITED' || problem.code === 'COST_LIMIT'
      ? 'Too much was asked in a short time. Wait a minute.'
      : problem.message;

  return (
    <div className="nhsuk-inset-text failed" role="status">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      <p>This could not be shown. {text}</p>
      {problem.traceId !== null && <p className="failed__trace">If it happens again, tell who runs the service this number: <code>{problem.traceId}</code></p>}
      {onRetry !== undefined && <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onRetry}>Try again</button>}
    </div>
  );
}

/** Who may see a page, and whom to ask. */
export function NotAllowed({ roles }: { roles: readonly Role[] }) {
  return (
    <>
      <h1>You cannot see this page</h1>
      <p>It is for {list(roles.map((role) => needed[role]))}.</p>
      <p>If you are one, ask a steward of this service to add it to your account, and then sign in again.</p>
    </>
  );
}
