import { useEffect, useId, useState } from 'react';
import { useSession } from '../../app/session';
import type { CompletionDimension } from '../../gql/enums';
import { Card, channelNames, DataTable, formatDate, type FilterState } from '../../parts';
import { fileNameOf, saveFile } from '../../parts/csv';
import type { Problem } from '../../parts';
import './learning.css';
import { dimensionNames, localAddress, mayJoin, tableOf, type Fact } from './facts';

interface Props {
  facts: { readonly rows: readonly Fact[]; readonly rowCount: number; readonly snapshotOf: string; readonly csvUrl: string } | null | undefined;
  dimensions: readonly CompletionDimension[];
  filters: FilterState;
  problem: Problem | undefined;
  onRetry: () => void;
}

/** The rows behind the charts, for whoever works with a program of their own. */
export function Analysts({ facts, dimensions, filters, problem, onRetry }: Props) {
  if (facts == null && problem === undefined) {
    return null;
  }

  return (
    <Card title="Download for analysts" id="analysts" problem={problem} onRetry={onRetry}>
      <p>
        Completions as flat rows, grouped by up to 3 things. The numbers are those of last night, and the same all day. Rows of an employer or tier
        that has few coaches are left out.
      </p>
      <Choice dimensions={dimensions} filters={filters} />
      {facts != null && (
        <>
          <p role="status">
            {facts.rowCount === 0
              ? 'There are no rows. Choose a longer period, or more organisations.'
              : `${facts.rowCount.toLocaleString('en-GB')} ${facts.rowCount === 1 ? 'row' : 'rows'} as at ${formatDate(facts.snapshotOf)}${facts.rowCount > facts.rows.length ? `. These are the first ${facts.rows.length}.` : '.'}`}
          </p>
          {facts.rows.length > 0 && <DataTable caption="First rows of completions" {...tableOf(dimensions, facts.rows)} />}
          <Download
            address={localAddress(facts.csvUrl)}
            name={fileNameOf('completions', ...dimensions.map((dimension) => dimensionNames[dimension]), facts.snapshotOf)}
          />
        </>
      )}
      {facts != null && <Tools address={facts.csvUrl} />}
    </Card>
  );
}

function Tools({ address }: { address: string }) {
  return (
    <details className="nhsuk-details no-print">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Load these rows into Excel, Power BI or Grafana</span>
      </summary>
      <div className="nhsuk-details__text">
        <p>A program that asks this address with an access token of yours gets the same rows, and new ones every night:</p>
        <pre tabIndex={0} aria-label="Address of these rows">
          <code>{address}</code>
        </pre>
        <p>
          In Excel and Power BI, take the Power Query file <code>docs/analysts/completion-facts.pq</code>; in Grafana, import{' '}
          <code>docs/analysts/grafana-dashboard.json</code>. Both come with the sources of this service. How to set them up is in{' '}
          <code>docs/guides/analysts.md</code> there.
        </p>
      </div>
    </details>
  );
}

function Choice({ dimensions, filters }: { dimensions: readonly CompletionDimension[]; filters: FilterState }) {
  const id = useId();

  function choose(place: number, value: string) {
    const next = [...dimensions];

    if (value === '') {
      next.splice(place, 1);
    } else {
      next[place] = value as CompletionDimension;
    }

    filters.set({ by: next.join(',') });
  }

  return (
    <div className="choices no-print">
      {['Group by', 'then by', 'and by'].map((label, place) => {
        const others = dimensions.filter((_, at) => at !== place);

        return place > dimensions.length ? null : (
          <div className="nhsuk-form-group filters__field" key={label}>
            <label className="nhsuk-label" htmlFor={`${id}-${place}`}>
              {label}
            </label>
            <select
              className="nhsuk-select"
              id={`${id}-${place}`}
              value={dimensions[place] ?? ''}
              onChange={(event) => choose(place, event.target.value)}
            >
              {place > 0 && <option value="">Nothing more</option>}
              {(Object.keys(dimensionNames) as CompletionDimension[])
                .filter((dimension) => mayJoin(dimension, others))
                .map((dimension) => (
                  <option key={dimension} value={dimension}>
                    {dimensionNames[dimension]}
                  </option>
                ))}
            </select>
          </div>
        );
      })}
      <div className="nhsuk-form-group filters__field">
        <label className="nhsuk-label" htmlFor={`${id}-channel`}>
          Channel
        </label>
        <select
          className="nhsuk-select"
          id={`${id}-channel`}
          value={filters.channel ?? ''}
          onChange={(event) => filters.set({ channel: event.target.value })}
        >
          <option value="">All</option>
          {Object.entries(channelNames).map(([channel, name]) => (
            <option key={channel} value={channel}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Download({ address, name }: { address: string; name: string }) {
  const { token, signOut } = useSession();
  const [status, setStatus] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => setStatus(''), [address]);

  async function save() {
    setBusy(true);
    setStatus('The file is being made.');

    try {
      const response = await fetch(address, token === null ? {} : { headers: { authorization: `Bearer ${token}` } });

      if (response.status === 401) {
        signOut('ended');
      } else if (!response.ok) {
        setStatus(
          response.status === 429
            ? 'Too many files were asked for in a short time. Wait a minute, then try again.'
            : 'The file could not be made. Try again, or choose fewer things to group by.',
        );
      } else {
        // The mark at the start, which text() takes away, makes Excel read it as UTF-8.
        saveFile(name, `\uFEFF${await response.text()}`);
        setStatus('The file is in your downloads.');
      }
    } catch {
      setStatus('The server does not answer. Check your connection, then try again.');
    } finally {
      setBusy(false);
    }
  }

  return (
    <p className="no-print">
      <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" disabled={busy} onClick={() => void save()}>
        Download all rows (CSV)
      </button>{' '}
      <span role="status">{status}</span>
    </p>
  );
}
