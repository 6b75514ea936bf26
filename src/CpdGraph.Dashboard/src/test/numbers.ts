import type { SafeCountLike } from '../parts/values';

/** A count as the API's rule shows it: 1 to 7 hidden, others to 5. */
export function counted(value: number): SafeCountLike & { exact: boolean } {
  const rounded = Math.round(value / 5) * 5;

  return value > 0 && value < 8 ? { value: null, suppressed: true, exact: false, label: '1 to 7' } : { value: rounded, suppressed: false, exact: false, label: rounded.toLocaleString('en-GB') };
}

/** What every answer of numbers says of them. */
export const frame = {
  generatedAt: '2026-11-29T02:10:00Z',
  snapshotOf: '2026-11-28',
  asAt: '2026-11-28',
  period: { from: '2026-04-01', to: '2026-11-29' },
  organisation: null,
  disclosure: { smallestShown: 8, roundedTo: 5, poundsRoundedTo: 50, exact: false },
};

export const choices = {
  viewer: { organisations: [{ id: 'icb', name: 'Mid and South Essex ICB', children: [{ id: 'pcn', name: 'Basildon East PCN' }] }] },
  regions: { nodes: [] },
};
