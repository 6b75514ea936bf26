import type { CompletionDimension } from '../../gql/enums';
import type { Column, Row } from '../../parts/csv';
import { channelNames, tierNames, wordsOf } from '../../parts';

/** What completions can be grouped by, as people say it. */
export const dimensionNames: Record<CompletionDimension, string> = {
  MONTH: 'Month',
  QUARTER: 'Quarter',
  FINANCIAL_YEAR: 'Financial year',
  ORGANISATION: 'Organisation',
  TIER: 'Tier',
  PROVIDER_KIND: 'Kind of provider',
  OFFER_CHANNEL: 'Channel',
  OFFER_FORMAT: 'Format',
  COMPETENCY_AREA: 'Competency area',
  COMPETENCY: 'Competency',
  FUNDING_STREAM: 'Funding stream',
};

const times: readonly CompletionDimension[] = ['MONTH', 'QUARTER', 'FINANCIAL_YEAR'];
const most = 3;

/** Dimensions as the address names them, in its order: at most three, each once, and of months, quarters and years only the first. */
export function dimensionsOf(text: string | null): CompletionDimension[] {
  const chosen: CompletionDimension[] = [];

  for (const name of (text ?? '').split(',')) {
    if (Object.hasOwn(dimensionNames, name) && chosen.length < most && mayJoin(name as CompletionDimension, chosen)) {
      chosen.push(name as CompletionDimension);
    }
  }

  return chosen.length > 0 ? chosen : ['MONTH', 'OFFER_CHANNEL'];
}

/** Whether a dimension may stand beside others. */
export function mayJoin(dimension: CompletionDimension, others: readonly CompletionDimension[]): boolean {
  return !others.includes(dimension) && !(times.includes(dimension) && others.some((other) => times.includes(other)));
}

export interface Fact {
  readonly month?: string | null;
  readonly organisationName?: string | null;
  readonly organisationOdsCode?: string | null;
  readonly tier?: keyof typeof tierNames | null;
  readonly providerKind?: string | null;
  readonly offerChannel?: keyof typeof channelNames | null;
  readonly offerFormat?: string | null;
  readonly areaName?: string | null;
  readonly competencyCode?: string | null;
  readonly fundingStreamCode?: string | null;
  readonly completionCount?: number | null;
  readonly coachCount?: number | null;
  readonly cpdMinutes?: number | null;
  readonly fundedAmount?: string | number | null;
  readonly suppressed: boolean;
}

const none = 'None';

const texts: Record<CompletionDimension, (fact: Fact) => string> = {
  MONTH: (fact) => fact.month ?? none,
  QUARTER: (fact) => fact.month ?? none,
  FINANCIAL_YEAR: (fact) => (fact.month == null ? none : `${fact.month.slice(0, 4)} to ${Number(fact.month.slice(0, 4)) + 1}`),
  ORGANISATION: (fact) => [fact.organisationName, fact.organisationOdsCode].filter((part) => part != null).join(' ') || none,
  TIER: (fact) => (fact.tier == null ? none : tierNames[fact.tier]),
  PROVIDER_KIND: (fact) => (fact.providerKind == null ? none : wordsOf(fact.providerKind)),
  OFFER_CHANNEL: (fact) => (fact.offerChannel == null ? none : channelNames[fact.offerChannel]),
  OFFER_FORMAT: (fact) => (fact.offerFormat == null ? none : wordsOf(fact.offerFormat)),
  COMPETENCY_AREA: (fact) => fact.areaName ?? none,
  COMPETENCY: (fact) => fact.competencyCode ?? none,
  FUNDING_STREAM: (fact) => fact.fundingStreamCode ?? none,
};

/** The first rows as a table: the dimensions chosen, then the numbers. */
export function tableOf(dimensions: readonly CompletionDimension[], facts: readonly Fact[]): { columns: Column[]; rows: Row[] } {
  return {
    columns: [
      ...dimensions.map((dimension): Column => ({
        key: dimension,
        label: dimensionNames[dimension],
        format: dimension === 'MONTH' || dimension === 'QUARTER' ? 'month' : 'text',
      })),
      { key: 'completions', label: 'Completions', format: 'count' },
      { key: 'coaches', label: 'Coaches', format: 'count' },
      { key: 'hours', label: 'CPD hours', format: 'hours' },
      { key: 'funded', label: 'Funded', format: 'money' },
    ],
    rows: facts.map((fact) => ({
      // A month comes as its first day.
      ...Object.fromEntries(
        dimensions.map((dimension) => [
          dimension,
          dimension === 'MONTH' || dimension === 'QUARTER' ? texts[dimension](fact).slice(0, 7) : texts[dimension](fact),
        ]),
      ),
      completions: fact.completionCount ?? null,
      coaches: fact.coachCount ?? null,
      hours: fact.cpdMinutes ?? null,
      funded: fact.fundedAmount ?? null,
    })),
  };
}

/** The address of a file on the server that this page came from, whatever name the server calls itself by. */
export function localAddress(address: string): string {
  const { pathname, search } = new URL(address, window.location.href);

  return pathname + search;
}
