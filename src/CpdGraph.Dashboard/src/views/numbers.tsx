import type { ReactNode } from 'react';
import { Failed, type FilterState, type ViewState } from '../parts';
import { NoNumbers } from './frame';

/** The numbers of a view, or why there are none: they could not be worked out, or nothing is overseen of what was asked for. */
export function Numbers<Dashboard>({ state, dashboard, filters, children }: {
  state: ViewState<unknown>;
  dashboard: Dashboard | null | undefined;
  filters: FilterState;
  children: (dashboard: Dashboard) => ReactNode;
}) {
  const problem = state.problemAt('workforceDashboard');

  return dashboard != null ? <>{children(dashboard)}</> : problem !== undefined ? <Failed problem={problem} onRetry={state.reload} /> : <NoNumbers filters={filters} />;
}
