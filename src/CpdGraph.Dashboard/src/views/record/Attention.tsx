import { useState } from 'react';
import type { MyRecordQuery } from '../../gql/graphql';
import { formatDate } from '../../parts/values';
import { Card } from '../../parts/cards';
import { Done } from '../../parts/Done';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { count } from '../../parts/labels';
import { londonDay } from '../../parts/periods';
import { useAction } from '../../parts/useAction';
import type { Problem } from '../../parts/useView';
import { ConfirmSupervision } from './record.graphql';

type AttentionList = NonNullable<NonNullable<MyRecordQuery['viewer']>['attention']>;

/** What needs doing by the coach, the most urgent first. Null when the service could not work it out. */
export function Attention({ attention, problem, reload }: { attention: AttentionList | null; problem: Problem | undefined; reload: () => void }) {
  const confirming = useAction(ConfirmSupervision);
  const [said, setSaid] = useState<string | null>(null);
  if (!attention) {
    return (
      <Card id="attention" title="What needs doing" problem={problem} onRetry={reload}>
        <p>This could not be worked out just now. Try again in a while.</p>
      </Card>
    );
  }

  async function confirm(id: string) {
    setSaid(null);
    if (await confirming.run({ id })) {
      setSaid('The meeting is confirmed.');
      reload();
    }
  }

  if (attention.totalCount === 0 && said === null) {
    return null;
  }

  return (
    <Card id="attention" title={attention.totalCount === 0 ? 'Nothing needs doing' : `${count(attention.totalCount, 'thing needs', 'things need')} doing`}>
      <Done text={said} />
      <ErrorSummary errors={confirming.errors} failure={confirming.failure} attempt={confirming.attempt} />
      <ul className="nhsuk-list app-attention">
        {attention.nodes.map((item) => (
          <li key={item.key} className={item.overdue ? 'app-attention__late' : undefined}>
            <p className="app-attention__text">
              {item.overdue && <strong className="nhsuk-tag nhsuk-tag--red">Late</strong>} {item.text}
            </p>
            <p className="app-attention__action">
              {item.action}
              {item.dueOn && item.dueOn >= londonDay() && ` By ${formatDate(item.dueOn)}.`}
            </p>
            {item.kind === 'SESSION_TO_CONFIRM' && item.subject?.__typename === 'SupervisionSession' && (
              <ConfirmButton id={item.subject.id} busy={confirming.busy} onConfirm={confirm} />
            )}
            {placeKinds.has(item.kind) && <p className="app-no-print"><a href="#places">See your places</a></p>}
          </li>
        ))}
      </ul>
      {attention.totalCount > attention.nodes.length && <p>The {attention.nodes.length} most urgent are shown.</p>}
    </Card>
  );
}

const placeKinds: ReadonlySet<string> = new Set(['PLACE_OFFERED', 'RUN_CHANGED']);

function ConfirmButton({ id, busy, onConfirm }: { id: string; busy: boolean; onConfirm: (id: string) => Promise<void> }) {
  return (
    <button type="button" className="nhsuk-button nhsuk-button--small app-no-print" disabled={busy} onClick={() => void onConfirm(id)}>
      Confirm this meeting
    </button>
  );
}
