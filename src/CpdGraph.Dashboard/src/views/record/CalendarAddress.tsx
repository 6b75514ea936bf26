import { useState } from 'react';
import type { MyRecordQuery } from '../../gql/graphql';
import { Done } from '../../parts/Done';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { formatDate } from '../../parts/values';
import { useAction } from '../../parts/useAction';
import { IssueCalendar, RevokeCalendar } from './record.graphql';

type CalendarLink = NonNullable<NonNullable<MyRecordQuery['viewer']>['calendarLink']>;

/** A private address from which a phone's calendar reads the booked dates. It is shown once, when it is made. */
export function CalendarAddress({ link, reload }: { link: CalendarLink | null; reload: () => void }) {
  const issue = useAction(IssueCalendar);
  const revoke = useAction(RevokeCalendar);
  const [address, setAddress] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const [off, setOff] = useState(false);

  async function make() {
    const payload = await issue.run({ label: 'My calendar' });
    if (payload) {
      setCopied(false);
      setOff(false);
      setAddress(payload.url ?? null);
      reload();
    }
  }

  async function switchOff(id: string) {
    if (await revoke.run({ id })) {
      setAddress(null);
      setOff(true);
      reload();
    }
  }

  return (
    <details className="nhsuk-details app-no-print">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Show these dates in my calendar</span>
      </summary>
      <div className="nhsuk-details__text">
        <ErrorSummary errors={[...issue.errors, ...revoke.errors]} failure={issue.failure ?? revoke.failure} attempt={issue.attempt + revoke.attempt} />
        <p>Your calendar reads your booked dates, with their joining links, from a private address. Whoever has the address can read them too.</p>
        <Done text={off ? 'The address is switched off. Calendars can no longer read it.' : null} />
        <div role="status">
          {address !== null && (
            <div className="nhsuk-form-group">
              <label className="nhsuk-label" htmlFor="calendar-address">Add this address to your calendar as a subscription. It is shown this once.</label>
              <input className="nhsuk-input" id="calendar-address" readOnly value={address} onFocus={(event) => event.target.select()} />
              <p className="app-buttons">
                <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={() => void navigator.clipboard?.writeText(address).then(() => setCopied(true))}>
                  {copied ? 'Copied' : 'Copy the address'}
                </button>
                <a className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href={address.replace(/^https?:/, 'webcal:')}>Open in my calendar</a>
              </p>
            </div>
          )}
        </div>
        {link && (
          <p>
            An address is in use since {formatDate(link.issuedAt)}.{' '}
            {link.lastReadAt ? `A calendar last read it on ${formatDate(link.lastReadAt)}.` : 'No calendar has read it yet.'}
          </p>
        )}
        <div className="app-buttons">
          <button type="button" className="nhsuk-button nhsuk-button--small" disabled={issue.busy} onClick={() => void make()}>
            {link ? 'Make a new address' : 'Make my calendar address'}
          </button>
          {link && (
            <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" disabled={revoke.busy} onClick={() => void switchOff(link.id)}>
              Switch it off
            </button>
          )}
        </div>
        {link && <p className="app-quiet">With a new address the one before stops working.</p>}
      </div>
    </details>
  );
}
