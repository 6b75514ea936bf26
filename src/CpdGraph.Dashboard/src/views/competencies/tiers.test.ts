import { describe, expect, it } from 'vitest';
import { counted } from '../../test/numbers';
import { tiersOf } from './tiers';

const tiers = [
  { tier: null, count: counted(10), movedUp: counted(0) },
  { tier: 'TIER_1' as const, count: counted(60), movedUp: counted(15) },
  { tier: 'TIER_2' as const, count: counted(3), movedUp: counted(3) },
];

describe('coaches by tier', () => {
  it('stand beside the period before, with those who were recognised in the period', () => {
    const { title, rows, columns } = tiersOf(
      tiers,
      [
        { tier: 'TIER_1', count: counted(45) },
        { tier: null, count: counted(20) },
      ],
      counted(73),
      '2026-11-28',
    );

    expect(title).toBe('75 coaches by tier on 28 November 2026');
    expect(columns.map((column) => column.label)).toEqual(['Tier of practice', 'Coaches', 'Period before', 'Recognised in the period']);
    expect(rows).toEqual([
      { tier: 'No tier', count: counted(10), before: counted(20), moved: '' },
      { tier: 'Tier 1', count: counted(60), before: counted(45), moved: counted(15) },
      { tier: 'Tier 2', count: counted(3), before: '', moved: counted(3) },
    ]);
  });

  it('keep hidden counts hidden, in the summary too', () => {
    expect(tiersOf(tiers, null, counted(73), '2026-11-28').summary).toBe(
      'Coaches by tier, 3 groups. From 10 coaches (No tier) to 60 coaches (Tier 1). 1 is hidden, because few people are behind it.',
    );
  });
});
