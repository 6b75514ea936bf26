import { useState } from 'react';
import { Link } from '../../app/router';
import { Card } from '../../parts/cards';
import { Done } from '../../parts/Done';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { Tag } from '../../parts/Tag';
import { formatDate } from '../../parts/values';
import { londonDay } from '../../parts/periods';
import { count, planStates } from '../../parts/labels';
import { useAction } from '../../parts/useAction';
import { CompleteAction, SubmitPlan } from './record.graphql';
import { orderedActions, type CoachRecord, type Plan } from './recordRules';

/** The development plan in force with its actions, and the pathways that the coach follows. */
export function Development({ plan, pathways, reload }: { plan: Plan | null; pathways: CoachRecord['pathwayProgress']; reload: () => void }) {
  return (
    <Card id="plan" title={planHeadline(plan)}>
      {plan ? <PlanFacts plan={plan} reload={reload} /> : <p>There is no plan yet. Write one together with your supervisor.</p>}
      <h3>Pathways</h3>
      {pathways.length === 0 ? (
        <p>
          You follow no pathway. <Link to="/app/pathways">See the pathways</Link>
        </p>
      ) : (
        <ul className="nhsuk-list">
          {pathways.map((progress) => (
            <li key={progress.pathway.slug}>
              <Link to={`/app/pathways/${progress.pathway.slug}`}>{progress.pathway.name}</Link>
              <br />
              {progress.finishedOn ? `Finished on ${formatDate(progress.finishedOn)}` : `${progress.stepsDone} of ${count(progress.stepsRequired, 'step')} done`}
              {progress.nextStep && `. Next: ${progress.nextStep.title}`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The message of the card: how much of the plan is done. */
export function planHeadline(plan: Plan | null): string {
  if (!plan) {
    return 'No development plan';
  }

  const done = plan.actions.filter((action) => action.doneOn !== null).length;
  return plan.status === 'AGREED' ? `Development plan: ${done} of ${count(plan.actions.length, 'action')} done` : 'Development plan';
}

function PlanFacts({ plan, reload }: { plan: Plan; reload: () => void }) {
  const complete = useAction(CompleteAction);
  const submit = useAction(SubmitPlan);
  const [said, setSaid] = useState<string | null>(null);

  async function done(action: Plan['actions'][number]) {
    setSaid(null);
    if (await complete.run({ plan: plan.id, action: action.key, doneOn: londonDay(), revision: plan.revision })) {
      setSaid(`Done today: ${action.title}.`);
      reload();
    }
  }

  async function handIn() {
    setSaid(null);
    if (await submit.run({ id: plan.id, revision: plan.revision })) {
      setSaid('Your supervisor is asked to agree the plan.');
      reload();
    }
  }

  return (
    <>
      <Done text={said} />
      <ErrorSummary errors={[...complete.errors, ...submit.errors]} failure={complete.failure ?? submit.failure} attempt={complete.attempt + submit.attempt} />
      <p>
        <Tag state={planStates[plan.status]} />
        {plan.agreedBy && plan.agreedOn && ` with ${plan.agreedBy} on ${formatDate(plan.agreedOn)}`}
      </p>
      <p>
        From {formatDate(plan.startsOn)}, to be looked at again on {formatDate(plan.reviewOn)}
        {plan.reviewOn < londonDay() && <> <Tag state={{ text: 'Review is late', colour: 'orange' }} /></>}
      </p>
      {plan.aspiration && <p className="app-quote">{plan.aspiration}</p>}
      {plan.actions.length > 0 && (
        <ul className="nhsuk-task-list">
          {orderedActions(plan).map((action) => (
            <li className="nhsuk-task-list__item" key={action.key}>
              <div className="nhsuk-task-list__name-and-hint">
                <div>{action.title}</div>
                <div className="nhsuk-task-list__hint">
                  {action.doneOn ? `Done on ${formatDate(action.doneOn)}` : action.dueOn ? `By ${formatDate(action.dueOn)}` : 'No day set'}
                  {action.competencies.length > 0 && `, for ${action.competencies.map((competency) => competency.code).join(', ')}`}
                </div>
                {!action.doneOn && action.offer && <p className="app-mend"><Link to={`/app/catalogue/${action.offer.slug}`}>{action.offer.title}</Link></p>}
                {!action.doneOn && plan.status === 'AGREED' && plan.startsOn <= londonDay() && (
                  <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print app-action" disabled={complete.busy} onClick={() => void done(action)}>
                    I did it today<span className="nhsuk-u-visually-hidden">: {action.title}</span>
                  </button>
                )}
                {!action.doneOn && action.pathway && <p className="app-mend"><Link to={`/app/pathways/${action.pathway.slug}`}>{action.pathway.name}</Link></p>}
              </div>
              <div className="nhsuk-task-list__status">
                {action.doneOn ? <Tag state={{ text: 'Done', colour: 'green' }} /> : action.dueOn && action.dueOn < londonDay() ? <Tag state={{ text: 'Late', colour: 'orange' }} /> : <Tag state={{ text: 'To do', colour: 'blue' }} />}
              </div>
            </li>
          ))}
        </ul>
      )}
      {plan.status === 'DRAFT' && plan.actions.length > 0 && (
        <button type="button" className="nhsuk-button nhsuk-button--small app-no-print" disabled={submit.busy} onClick={() => void handIn()}>
          Ask my supervisor to agree it
        </button>
      )}
    </>
  );
}
