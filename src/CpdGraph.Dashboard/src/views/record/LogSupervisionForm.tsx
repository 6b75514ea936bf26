import { useRef, useState, type FormEvent } from 'react';
import type { SupervisionFormat, SupervisionKind } from '../../gql/enums';
import { Done } from '../../parts/Done';
import { formFields } from '../../parts/formFields';
import { supervisionTitles } from '../../parts/labels';
import { londonDay } from '../../parts/periods';
import { useAction } from '../../parts/useAction';
import { LogSupervision } from './record.graphql';
import type { Arrangement } from './recordRules';

const controls: Record<string, string> = {
  kind: 'supervision-kind',
  supervisorId: 'supervision-kind',
  heldOn: 'supervision-day',
  durationMinutes: 'supervision-minutes',
  format: 'supervision-format',
  agreedActions: 'supervision-actions',
};

/** Logs a supervision meeting with whoever was arranged for it on the day. */
export function LogSupervisionForm({ arrangements, reload }: { arrangements: Arrangement[]; reload: () => void }) {
  const action = useAction(LogSupervision);
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<string | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(null);
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const payload = await action.run({
      kind: text('kind') as SupervisionKind,
      heldOn: text('heldOn') || londonDay(),
      minutes: Math.round(Number(text('durationMinutes'))) || 0,
      format: text('format') as SupervisionFormat,
      actions: text('agreedActions') || null,
    });
    if (payload) {
      const who = payload.session?.supervisor?.displayName ?? 'who gave it';
      setSaved(`The meeting is logged. It counts once ${who} has confirmed it.`);
      form.current?.reset();
      reload();
    }
  }

  const { group, message, described, summary } = formFields(action, controls);

  return (
    <details className="nhsuk-details app-no-print">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Log a supervision meeting</span>
      </summary>
      <div className="nhsuk-details__text">
        <Done text={saved} />
        <form ref={form} onSubmit={(event) => void send(event)} noValidate aria-label="Log a supervision meeting">
          {summary}
          <div className={group('kind')}>
            <label className="nhsuk-label" htmlFor={controls['kind']}>Which kind?</label>
            {message('kind')}
            <select className="nhsuk-select" {...described('kind')}>
              {arrangements.map(({ kind, supervisor }) => (
                <option key={kind} value={kind}>{supervisionTitles[kind]}{supervisor ? `, with ${supervisor.displayName}` : ''}</option>
              ))}
            </select>
          </div>
          <div className={group('heldOn')}>
            <label className="nhsuk-label" htmlFor={controls['heldOn']}>On which day?</label>
            {message('heldOn')}
            <input className="nhsuk-input app-input-day" type="date" max={londonDay()} defaultValue={londonDay()} {...described('heldOn')} />
          </div>
          <div className={group('durationMinutes')}>
            <label className="nhsuk-label" htmlFor={controls['durationMinutes']}>How long, in minutes?</label>
            {message('durationMinutes')}
            <input className="nhsuk-input nhsuk-input--width-4" inputMode="numeric" {...described('durationMinutes')} />
          </div>
          <div className={group('format')}>
            <label className="nhsuk-label" htmlFor={controls['format']}>With whom?</label>
            {message('format')}
            <select className="nhsuk-select" {...described('format')}>
              <option value="INDIVIDUAL">Only me</option>
              <option value="GROUP">In a group</option>
            </select>
          </div>
          <div className={group('agreedActions')}>
            <label className="nhsuk-label" htmlFor={controls['agreedActions']}>What did you agree to do? (optional)</label>
            <div className="nhsuk-hint">Never write about patients.</div>
            {message('agreedActions')}
            <textarea className="nhsuk-textarea" rows={3} {...described('agreedActions')} />
          </div>
          <button type="submit" className="nhsuk-button" disabled={action.busy}>{action.busy ? 'Saving…' : 'Log the meeting'}</button>
        </form>
      </div>
    </details>
  );
}
