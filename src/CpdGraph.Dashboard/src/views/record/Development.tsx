import { Link } from '../../app/router';
import { Card } from '../../parts/cards';
import { Tag } from '../../parts/Tag';
import { formatDate } from '../../parts/values';
import { londonDay } from '../../parts/periods';
import { count, planStates } from '../../parts/labels';
import { orderedActions, type CoachRecord, type Plan } from './recordRules';

/** The development plan in force with its actions, and the pathways that the coach follows. */
export function Development({ plan, pathways }: { plan: Plan | null; pathways: CoachRecord['pathwayProgress'] }) {
  return (
    <Card id="plan" title={planHeadline(plan)}>
      {plan ? <PlanFacts plan={plan} /> : <p>There is no plan yet. Write one together with your supervisor.</p>}
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

function PlanFacts({ plan }: { plan: Plan }) {
  return (
    <>
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
                {!action.doneOn && action.pathway && <p className="app-mend"><Link to={`/app/pathways/${action.pathway.slug}`}>{action.pathway.name}</Link></p>}
              </div>
              <div className="nhsuk-task-list__status">
                {action.doneOn ? <Tag state={{ text: 'Done', colour: 'green' }} /> : action.dueOn && action.dueOn < londonDay() ? <Tag state={{ text: 'Late', colour: 'orange' }} /> : <Tag state={{ text: 'To do', colour: 'blue' }} />}
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
