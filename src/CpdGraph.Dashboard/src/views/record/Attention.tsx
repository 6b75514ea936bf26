import type { MyRecordQuery } from '../../gql/graphql';
import { formatDate } from '../../parts/values';
import { Card } from '../../parts/cards';
import { count } from '../../parts/labels';
import { londonDay } from '../../parts/periods';
import type { Problem } from '../../parts/useView';

type AttentionList = NonNullable<NonNullable<MyRecordQuery['viewer']>['attention']>;

/** What needs doing by the coach, the most urgent first. Null when the service could not work it out. */
export function Attention({ attention, problem, reload }: { attention: AttentionList | null; problem: Problem | undefined; reload: () => void }) {
  if (!attention) {
    return (
      <Card id="attention" title="What needs doing" problem={problem} onRetry={reload}>
        <p>This could not be worked out just now. Try again in a while.</p>
      </Card>
    );
  }

  if (attention.totalCount === 0) {
    return null;
  }

  return (
    <Card id="attention" title={`${count(attention.totalCount, 'thing needs', 'things need')} doing`}>
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
          </li>
        ))}
      </ul>
      {attention.totalCount > attention.nodes.length && <p>The {attention.nodes.length} most urgent are shown.</p>}
    </Card>
  );
}
