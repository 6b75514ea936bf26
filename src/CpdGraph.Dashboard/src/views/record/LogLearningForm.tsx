import { useRef, useState, type FormEvent } from 'react';
import type { InformalLearningKind } from '../../gql/graphql';
import { Done } from '../../parts/Done';
import { formFields } from '../../parts/formFields';
import { londonDay } from '../../parts/periods';
import { formatMinutes } from '../../parts/values';
import { informalKinds } from '../../parts/labels';
import { useAction } from '../../parts/useAction';
import { LogLearning } from './record.graphql';
import type { ProfileEntry } from './recordRules';

const controls: Record<string, string> = {
  title: 'learning-title',
  kind: 'learning-kind',
  occurredOn: 'learning-day',
  cpdMinutes: 'learning-minutes',
  reflection: 'learning-reflection',
  competencyIds: 'learning-competencies',
};

/** Logs informal learning: a webinar, reading, an hour with a colleague. */
export function LogLearningForm({ competencies, reload }: { competencies: ProfileEntry[]; reload: () => void }) {
  const action = useAction(LogLearning);
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<string | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setSaved(null);
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const payload = await action.run({
      input: {
        title: text('title'),
        kind: text('kind') as InformalLearningKind,
        occurredOn: text('occurredOn') || londonDay(),
        cpdMinutes: Math.round(Number(text('cpdMinutes'))) || 0,
        reflection: text('reflection') || null,
        competencyIds: fields.getAll('competencyIds').map(String),
      },
    });
    if (payload) {
      setSaved(`Logged: ${payload.learning?.title}, ${formatMinutes(payload.learning?.cpdMinutes ?? 0)}.`);
      form.current?.reset();
      reload();
    }
  }

  const { group, message, described, summary } = formFields(action, controls);

  return (
    <details className="nhsuk-details nhsuk-expander app-no-print">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Log informal learning</span>
      </summary>
      <div className="nhsuk-details__text">
        <Done text={saved} />
        <form ref={form} onSubmit={(event) => void send(event)} noValidate aria-label="Log informal learning">
          {summary}
          <div className={group('title')}>
            <label className="nhsuk-label" htmlFor={controls['title']}>What did you learn?</label>
            {message('title')}
            <input className="nhsuk-input" maxLength={200} {...described('title')} />
          </div>
          <div className={group('kind')}>
            <label className="nhsuk-label" htmlFor={controls['kind']}>How?</label>
            {message('kind')}
            <select className="nhsuk-select" {...described('kind')}>
              {Object.entries(informalKinds).map(([value, label]) => (
                <option key={value} value={value}>{label}</option>
              ))}
            </select>
          </div>
          <div className={group('occurredOn')}>
            <label className="nhsuk-label" htmlFor={controls['occurredOn']}>On which day?</label>
            {message('occurredOn')}
            <input className="nhsuk-input app-input-day" type="date" max={londonDay()} defaultValue={londonDay()} {...described('occurredOn')} />
          </div>
          <div className={group('cpdMinutes')}>
            <label className="nhsuk-label" htmlFor={controls['cpdMinutes']}>CPD time in minutes</label>
            {message('cpdMinutes')}
            <input className="nhsuk-input nhsuk-input--width-4" inputMode="numeric" {...described('cpdMinutes')} />
          </div>
          <div className={group('reflection')}>
            <label className="nhsuk-label" htmlFor={controls['reflection']}>What do you take from it? (optional)</label>
            <div className="nhsuk-hint">Your supervisor can read it. Never write about patients.</div>
            {message('reflection')}
            <textarea className="nhsuk-textarea" rows={4} {...described('reflection')} />
          </div>
          {competencies.length > 0 && (
            <fieldset className={`nhsuk-fieldset ${group('competencyIds')}`} id={controls['competencyIds']} tabIndex={-1}>
              <legend className="nhsuk-fieldset__legend">Which competencies is it for? (optional)</legend>
              {message('competencyIds')}
              <div className="nhsuk-checkboxes nhsuk-checkboxes--small app-scroll">
                {competencies.map(({ competency }) => (
                  <div className="nhsuk-checkboxes__item" key={competency.id}>
                    <input className="nhsuk-checkboxes__input" type="checkbox" name="competencyIds" value={competency.id} id={`for-${competency.id}`} />
                    <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`for-${competency.id}`}>
                      {competency.code} {competency.statement}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
          )}
          <button type="submit" className="nhsuk-button" disabled={action.busy}>{action.busy ? 'Saving…' : 'Log it'}</button>
        </form>
      </div>
    </details>
  );
}
