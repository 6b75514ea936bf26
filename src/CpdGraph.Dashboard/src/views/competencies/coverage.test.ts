import { describe, expect, it } from 'vitest';
import { counted } from '../../test/numbers';
import { coverageMessage, gapsTitle, heatOf, type CoverageCell } from './coverage';

const coaching = { id: 'a', name: 'Health coaching skills', position: 1 };
const system = { id: 'b', name: 'Working in the system', position: 2 };

function cell(area: CoverageCell['area'], tier: CoverageCell['tier'], coaches: number, achievedShare: number | null): CoverageCell {
  return { area, tier, coaches: counted(coaches), achievedShare };
}

const cells = [
  cell(system, 'TIER_2', 20, 0.24),
  cell(coaching, 'TIER_1', 60, 0.95),
  cell(coaching, 'TIER_2', 20, 0.7),
  cell(system, 'TIER_1', 3, null),
  cell(system, 'TIER_4', 0, null),
];

describe('the heat map', () => {
  it('has areas in the order of the framework and tiers from the lowest', () => {
    const { columns, rows } = heatOf(cells);

    expect(columns.filter((column) => column.is !== 'table').map((column) => column.label)).toEqual([
      'Competency area',
      'Tier 1',
      'Tier 2',
      'Tier 4',
    ]);
    expect(rows.map((row) => row['area'])).toEqual(['Health coaching skills', 'Working in the system']);
  });

  it('hides the share of few coaches, and leaves blank where there are none', () => {
    const [first, second] = heatOf(cells).rows;

    expect(first).toMatchObject({ TIER_1: 0.95, TIER_2: 0.7, TIER_4: '' });
    expect(second).toMatchObject({ TIER_1: null, TIER_2: 0.24, TIER_4: '' });
  });

  it('says where least is confirmed, and how much is hidden', () => {
    expect(coverageMessage(cells)).toEqual({
      title: 'Least is confirmed in Working in the system at tier 2: 24%',
      summary:
        'Share of expected competencies that are confirmed, from Working in the system, tier 2 (24% of what is expected of 20 coaches) to Health coaching skills, tier 1 (95% of what is expected of 60 coaches). 1 of 5 cells is hidden, because few coaches are behind it.',
    });
  });

  it('names no area where all are hidden', () => {
    expect(coverageMessage([cell(system, 'TIER_1', 3, null)]).title).toBe('Confirmed competencies: too few coaches to show');
  });
});

describe('the title of gaps', () => {
  const need = (code: string, coaches: number) => ({ competency: { code }, coachesInNeed: counted(coaches) });

  it('names the competency that most coaches need, and none of several', () => {
    expect(gapsTitle([need('1.2', 70), need('1.1', 40)])).toBe('Competency 1.2 is needed by the most coaches: 70');
    expect(gapsTitle([need('1.2', 70), need('1.1', 70), need('1.3', 5)])).toBe('2 competencies are each needed by 70 coaches, no other by more');
  });

  it('does not tell what is hidden, and says when there is nothing', () => {
    expect(gapsTitle([need('1.2', 5)])).toBe('Competencies still needed: too few coaches to show');
    expect(gapsTitle([])).toBe('No competency is missing for the next tier');
  });
});
