import { useRef, useState, type FormEvent } from 'react';
import { Link, signInAddress, useRouter } from '../../app/router';
import type { RouteProps } from '../../app/routes';
import { useSession } from '../../app/session';
import { Done } from '../../parts/Done';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { useView } from '../../parts/useView';
import { View } from '../../parts/view';
import { Tag } from '../../parts/Tag';
import { dayAndTime } from '../../parts/days';
import { londonDay } from '../../parts/periods';
import { formatDate, formatMinutes } from '../../parts/values';
import { useAction } from '../../parts/useAction';
import { count, pathwayKinds, tierNames } from '../../parts/labels';
import type { PathwayOfQuery } from '../../gql/graphql';
import { LeavePathway, PathwayOf, StartPathway } from './pathways.graphql';
import { hoursOf, progressHeadline, progressOf, requirementText, stepState, type PathwayFacts, type Progress, type Step, type StepProgress } from './pathwayRules';
import '../../parts/coach.css';
import './pathways.css';

/** One pathway: its steps with what is done, what is next and what comes later, to follow, to leave and to print for an appraisal. */
export default function PathwayView({ params }: RouteProps) {
  const variables = { slug: params['slug'] ?? '' };
  const view = useView(PathwayOf, variables);
  return (
    <View title={view.data?.pathway?.name ?? 'Pathway'} state={view}>
      {view.data && <PathwayPage data={view.data} reload={view.reload} />}
    </View>
  );
}

export function PathwayPage({ data, reload }: { data: PathwayOfQuery; reload: () => void }) {
  const pathway = data.pathway;
  if (!pathway) {
    return (
      <p>
        There is no such pathway. <Link to="/app/pathways">See all pathways</Link>
      </p>
    );
  }

  const coach = data.viewer?.coach ?? null;
  const progress = progressOf(data);
  const facts = [
    pathwayKinds[pathway.kind],
    pathway.targetTier ? `leads to ${tierNames[pathway.targetTier].toLowerCase()}` : null,
    pathway.specialism?.name ?? null,
    pathway.totalCpdMinutes > 0 ? `${formatMinutes(pathway.totalCpdMinutes)} of CPD at least` : null,
  ].filter((fact) => fact !== null);

  return (
    <>
      <p className="app-no-print"><Link to="/app/pathways">All pathways</Link></p>
      <p className="nhsuk-body-l">{pathway.summary}</p>
      <p className="app-quiet">{facts.join(', ')}</p>
      {pathway.description && <p>{pathway.description}</p>}
      <p className="app-quiet">
        {pathway.provenance === 'ILLUSTRATIVE' ? 'Made up as an example. ' : ''}
        {pathway.sourceReference && `Source: ${pathway.sourceReference}`}
      </p>
      {coach && <p className="app-print-only">Progress of {coach.displayName} on {formatDate(londonDay())}</p>}
      <Following pathway={pathway} progress={progress} isCoach={coach !== null} reload={reload} />
      {pathway.stages.map((stage) => (
        <section key={stage.number} className="app-stage" aria-labelledby={`stage-${stage.number}`}>
          <h2 id={`stage-${stage.number}`}><span className="app-quiet">Stage {stage.number}: </span>{stage.title}</h2>
          <ol className="app-steps">
            {stage.steps.map((step) => (
              <StepRow key={step.key} step={step} progress={progress?.steps.find((one) => one.step.key === step.key) ?? null} next={progress?.nextStep?.key ?? null} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Following({ pathway, progress, isCoach, reload }: { pathway: PathwayFacts; progress: Progress | null; isCoach: boolean; reload: () => void }) {
  const session = useSession();
  const here = useRouter();
  const start = useAction(StartPathway);
  const [said, setSaid] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [stayed, setStayed] = useState(false);

  if (!isCoach) {
    return session.person === null ? <p className="nhsuk-inset-text app-no-print"><Link to={signInAddress(here)}>Sign in as a coach</Link> to see what you have done of it, and to follow it.</p> : null;
  }

  async function follow() {
    setSaid(null);
    if (await start.run({ slug: pathway.slug })) {
      setSaid('You follow this pathway now. What you did before counts.');
      reload();
    }
  }

  return (
    <div className="app-following">
      <Done text={said} />
      <ErrorSummary errors={start.errors} failure={start.failure} attempt={start.attempt} />
      {progress ? (
        <>
          <h2>{progressHeadline(progress)}</h2>
          <progress className="app-progress" max={progress.stepsRequired || 1} value={progress.stepsDone} aria-label={progressHeadline(progress)} />
          <p>
            You follow it since {formatDate(progress.startedOn)}.
            {progress.finishedOn && ` Finished on ${formatDate(progress.finishedOn)}.`}
            {progress.nextStep && ` Next: ${progress.nextStep.title}.`}
          </p>
          <div className="app-buttons app-no-print">
            <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={() => window.print()}>Print for my appraisal</button>
            {!leaving && (
              <button type="button" autoFocus={stayed} className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={() => setLeaving(true)}>Leave this pathway</button>
            )}
          </div>
          {leaving && (
            <LeaveForm
              slug={pathway.slug}
              onStay={() => {
                setLeaving(false);
                setStayed(true);
              }}
              onLeft={() => {
                setLeaving(false);
                setSaid('You no longer follow this pathway. What you did stays on your record.');
                reload();
              }}
            />
          )}
        </>
      ) : (
        <>
          <p className="app-no-print">Follow it to see what you have done of it already, what is next, and the dates for it. You can leave it at any time.</p>
          <button type="button" className="nhsuk-button app-no-print" disabled={start.busy} onClick={() => void follow()}>
            {start.busy ? 'Starting…' : 'Follow this pathway'}
          </button>
        </>
      )}
    </div>
  );
}

function LeaveForm({ slug, onStay, onLeft }: { slug: string; onStay: () => void; onLeft: () => void }) {
  const leave = useAction(LeavePathway);
  const reason = useRef<HTMLTextAreaElement>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (await leave.run({ slug, reason: reason.current?.value.trim() || null })) {
      onLeft();
    }
  }

  return (
    <form className="app-cancel app-no-print" onSubmit={(event) => void send(event)} aria-label="Leave this pathway" noValidate>
      <ErrorSummary errors={leave.errors} failure={leave.failure} attempt={leave.attempt} controlOf={(error) => (error.field.includes('reason') ? 'leave-reason' : null)} />
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor="leave-reason">Why do you leave it? (optional)</label>
        <div className="nhsuk-hint" id="leave-reason-hint">Do not write about patients.</div>
        <textarea className="nhsuk-textarea" id="leave-reason" aria-describedby="leave-reason-hint" ref={reason} rows={3} maxLength={1000} autoFocus />
      </div>
      <div className="app-buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--warning nhsuk-button--small" disabled={leave.busy}>{leave.busy ? 'Leaving…' : 'Yes, leave it'}</button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onStay}>Stay on it</button>
      </div>
    </form>
  );
}

function StepRow({ step, progress, next }: { step: Step; progress: StepProgress | null; next: string | null }) {
  const hours = hoursOf(step.requirement);
  const isNext = step.key === next;
  const open = progress !== null && progress.state !== 'DONE';
  return (
    <li className={`app-step${progress ? ` app-step--${progress.state.toLowerCase().replace('_', '-')}` : ''}`} aria-current={isNext ? 'step' : undefined}>
      <h3 className="app-step__title">
        {step.title}
        {step.optional && <span className="app-quiet"> (optional)</span>}
      </h3>
      {progress && <p><Tag state={stepState(progress, next)} /></p>}
      <p>
        {requirementText(step.requirement)}
        {hours && ` Takes ${hours}.`}
      </p>
      {progress && (
        <p className="app-quiet">
          {progress.doneOn ? `Done on ${formatDate(progress.doneOn)}. ` : ''}
          {progress.reason}
        </p>
      )}
      {progress && progress.completions.length > 0 && (
        <ul className="nhsuk-list app-quiet">
          {progress.completions.map((completion) => (
            <li key={completion.id}>{completion.title}, {formatDate(completion.occurredOn)}, {formatMinutes(completion.cpdMinutes)}</li>
          ))}
        </ul>
      )}
      {open && progress.runs.length > 0 && (
        <div className="app-no-print">
          <p className="app-step__label">Next dates</p>
          <ul className="nhsuk-list app-mend">
            {progress.runs.map((run) => (
              <li key={run.id}>
                <Link to={`/app/catalogue/${run.offer.slug}?run=${encodeURIComponent(run.id)}`}>{run.offer.title}</Link>, {dayAndTime(run.startsAt)}
                {run.placesLeft != null && `, ${count(run.placesLeft, 'place')} left`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {open && progress.runs.length === 0 && progress.offers.length > 0 && (
        <ul className="nhsuk-list app-mend app-no-print">
          {progress.offers.map((offer) => (
            <li key={offer.id}><Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link></li>
          ))}
        </ul>
      )}
      {!progress && step.requirement.__typename === 'OfferRequirement' && (
        <ul className="nhsuk-list app-mend">
          {step.requirement.offers.map((offer) => (
            <li key={offer.id}>
              <Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link>
              {offer.nextRun && `, ${dayAndTime(offer.nextRun.startsAt)}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
