import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { Role } from '../gql/enums';

export interface RouteProps {
  /** What the address names, for example the slug of /app/pathways/:slug. */
  readonly params: Record<string, string>;
}

type View = ComponentType<RouteProps>;

export interface Route {
  readonly path: string;
  /** Text of the navigation; null for pages that are reached from another one. */
  readonly label: string | null;
  /** Its heading, shown until the file of the view is there; null where the heading comes with the data. */
  readonly heading: string | null;
  /** Who may see it. Null: everybody, signed in or not. */
  readonly roles: readonly Role[] | null;
  /** Whether the filters of the dashboard go along to it. */
  readonly filtered: boolean;
  readonly view: LazyExoticComponent<View>;
}

const numbers: readonly Role[] = ['ANALYST', 'SUPERVISOR', 'STEWARD'];

// A view is a file …View.tsx in a folder of src/views with a default export: it is loaded when somebody goes there.
const files = import.meta.glob<{ default: View }>('../views/*/*View.tsx');

function route(path: string, label: string | null, heading: string | null, file: string, roles: readonly Role[] | null, filtered = false): Route[] {
  const load = files[`../views/${file}.tsx`];
  return load === undefined ? [] : [{ path, label, heading, roles, filtered, view: lazy(load) }];
}

export const routes: readonly Route[] = [
  ...route('/', 'Overview', 'Overview', 'overview/OverviewView', numbers, true),
  ...route('/app/readiness', 'Readiness', 'Readiness to take referrals', 'readiness/ReadinessView', numbers, true),
  ...route('/app/competencies', 'Competencies', 'Competencies', 'competencies/CompetenciesView', numbers, true),
  ...route('/app/supervision', 'Supervision', 'Supervision', 'supervision/SupervisionView', numbers, true),
  ...route('/app/learning', 'Learning', 'Learning', 'learning/LearningView', numbers, true),
  ...route('/app/funding', 'Funding', 'Funding', 'funding/FundingView', numbers, true),
  ...route('/app/supply', 'Supply', 'Supply of training', 'supply/SupplyView', [...numbers, 'PUBLISHER']),
  ...route('/app/record', 'My record', 'My record', 'record/RecordView', ['COACH']),
  ...route('/app/catalogue', 'Catalogue', 'Training catalogue', 'catalogue/CatalogueView', null),
  ...route('/app/catalogue/:slug', null, null, 'catalogue/OfferView', null),
  ...route('/app/pathways', 'Pathways', 'Pathways', 'pathways/PathwaysView', null),
  ...route('/app/pathways/:slug', null, null, 'pathways/PathwayView', null),
];
