import type { ReactNode } from 'react';
import type { FilterState, ViewState } from '../parts';
import { NoNumbers } from './frame';

/** The numbers of a view, or why there are none. */
export function Numbers<Dashboard>({
  state,
  dashboard,
  filters,
  children,
}: {
  state: ViewState<unknown>;
  dashboard: Dashboard | null | undefined;
  filters: FilterState;
  children: (dashboard: Dashboard) => ReactNode;
}) {
  return dashboard == null ? <NoNumbers filters={filters} state={state} /> : <>{children(dashboard)}</>;
}
