import { expect, it } from 'vitest';
import { csvOf, fileNameOf } from './csv';

const columns = [{ key: 'name', label: 'Organisation' }, { key: 'coaches', label: 'Coaches', format: 'count' as const }];

it('begins with what it is, then holds exactly the rows of the table', () => {
  const file = csvOf('Overview; Sandhill ICB; Numbers of last night', columns, [
    { name: 'North "A", PCN', coaches: { value: 1250, suppressed: false, label: '1,250' } },
    { name: 'South PCN', coaches: { value: null, suppressed: true, label: '1 to 7' } },
    { name: 'West PCN', coaches: { value: 0, suppressed: false, label: '0' } },
  ]);

  expect(file.startsWith('\uFEFF')).toBe(true);
  expect(file.slice(1).split('\r\n')).toEqual([
    'Overview; Sandhill ICB; Numbers of last night',
    'Organisation,Coaches',
    '"North ""A"", PCN",1250',
    'South PCN,1 to 7',
    'West PCN,0',
    '',
  ]);
});

it('lets no spreadsheet take a text for a formula, and leaves negative numbers alone', () => {
  const file = csvOf('x', columns, [{ name: '=HYPERLINK("http://evil.example")', coaches: -5 }, { name: '@a', coaches: 1 }, { name: '-1+2', coaches: 1 }]);

  expect(file).toContain(`"'=HYPERLINK(""http://evil.example"")",-5`);
  expect(file).toContain("'@a,1");
  expect(file).toContain("'-1+2,1");
});

it('names files by their view', () => {
  expect(fileNameOf('Overview', 'Completions by month')).toBe('overview_completions-by-month.csv');
});
