import { Link } from '../../app/router';
import { useView } from '../../parts/useView';
import { View } from '../../parts/view';
import { Empty } from '../../parts/states';
import { Tag } from '../../parts/Tag';
import { formatDate, formatMinutes } from '../../parts/values';
import { count, pathwayKinds, tierNames } from '../../parts/labels';
import type { PathwaysQuery } from '../../gql/graphql';
import { Pathways } from './pathways.graphql';
import { byKind, type PathwayRow } from './pathwayRules';
import '../../parts/coach.css';
import './pathways.css';

/** The pathways there are, those that the caller follows first. */
export default function PathwaysView() {
  const view = useView(Pathways, {});
  return (
    <View title="Pathways" state={view}>
      {view.data && <PathwayList data={view.data} />}
    </View>
  );
}

export function PathwayList({ data }: { data: PathwaysQuery }) {
  const rows = data.pathways?.nodes ?? [];
  const followed = data.viewer?.coach?.pathwayProgress ?? [];
  if (rows.length === 0) {
    return <Empty why="There are no pathways yet." what="A steward adds them." />;
  }

  return (
    <>
      <p className="nhsuk-body-l">A pathway is a route through training and practice: into the role, to a higher tier, or towards a specialist role.</p>
      {followed.length > 0 && (
        <section aria-labelledby="followed">
          <h2 id="followed">Yours</h2>
          <ul className="app-cards">
            {followed.map((progress) => {
              const row = rows.find((one) => one.slug === progress.pathway.slug);
              return (
                <li className="app-card" key={progress.pathway.slug}>
                  <h3 className="app-card__title"><Link to={`/app/pathways/${progress.pathway.slug}`}>{row?.name ?? progress.pathway.slug}</Link></h3>
                  <p>
                    {progress.finishedOn ? <Tag state={{ text: 'Finished', colour: 'green' }} /> : <Tag state={{ text: `${progress.stepsDone} of ${count(progress.stepsRequired, 'step')} done`, colour: 'blue' }} />}
                  </p>
                  <p>
                    {progress.finishedOn ? `On ${formatDate(progress.finishedOn)}.` : progress.nextStep ? `Next: ${progress.nextStep.title}` : 'Nothing can be done before somebody else confirms a step.'}
                  </p>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {byKind(rows).map(([kind, group]) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>{pathwayKinds[kind]}</h2>
          <ul className="app-cards">
            {group.map((row) => (
              <PathwayCard key={row.id} row={row} followed={followed.some((progress) => progress.pathway.slug === row.slug)} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function PathwayCard({ row, followed }: { row: PathwayRow; followed: boolean }) {
  const facts = [
    count(row.steps.length, 'step'),
    row.totalCpdMinutes > 0 ? `${formatMinutes(row.totalCpdMinutes)} of CPD at least` : null,
    row.targetTier ? `leads to ${tierNames[row.targetTier].toLowerCase()}` : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="app-card">
      <h3 className="app-card__title"><Link to={`/app/pathways/${row.slug}`}>{row.name}</Link></h3>
      <p>{row.summary}</p>
      <p className="app-quiet">
        {facts.join(', ')}
        {row.provenance === 'ILLUSTRATIVE' && '. Made up as an example'}
      </p>
      {followed && <p><Tag state={{ text: 'You follow it', colour: 'blue' }} /></p>}
    </li>
  );
}
