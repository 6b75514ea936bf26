import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { apiOf, show } from '../test/render';
import * as csv from './csv';
import { DataTable, Figure } from './figure';
import { pointsOf, shortMonth } from './points';

const api = apiOf(() => ({ data: {} }));
const hidden = { value: null, suppressed: true, label: '1 to 7' };
const shown = (value: number) => ({ value, suppressed: false, label: String(value) });
const columns = [{ key: 'status', label: 'Readiness' }, { key: 'count', label: 'Coaches', format: 'count' as const }];
const rows = [{ status: 'Ready', count: shown(25) }, { status: 'Lapsed', count: hidden }, { status: 'Not started', count: shown(0) }];

describe('a figure', () => {
  it('says its message, its summary, and the same in a table', async () => {
    show(<Figure id="readiness" title="25 coaches are ready" summary="Most are ready." columns={columns} rows={rows} kind="bar" unit="coaches" />, { api });

    expect(screen.getByRole('figure').getAttribute('aria-labelledby')).toBe('readiness-title');
    const picture = await screen.findByRole('img', undefined, { timeout: 20_000 });
    expect(picture.getAttribute('aria-labelledby')).toBe('readiness-title readiness-summary');
    const table = screen.getByRole('table', { hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true }).map((row) => row.textContent)).toEqual(['ReadinessCoaches', 'Ready25', 'Lapsed1 to 7', 'Not started0']);
  }, 30_000);

  it('draws a hidden count hatched with its words, and leaves no style to the picture', async () => {
    show(<Figure title="x" summary="y" columns={columns} rows={rows} kind="bar" />, { api });
    const picture = await screen.findByRole('img', undefined, { timeout: 20_000 });

    const pattern = picture.querySelector('pattern')?.id ?? 'none';
    const hatched = picture.querySelectorAll(`[fill="url(#${pattern})"] rect, rect[fill="url(#${pattern})"]`);
    expect(hatched).toHaveLength(1);
    expect(picture.textContent).toContain('1 to 7');
    expect(picture.querySelector('style')).toBeNull();
  }, 30_000);

  it.each(['column', 'line', 'stacked', 'heat'] as const)('draws the same rows as %s, each hidden one hatched', async (kind) => {
    const more = [
      { month: '2026-10', kind: 'Formal', count: shown(10) }, { month: '2026-11', kind: 'Formal', count: hidden },
      { month: '2026-10', kind: 'Informal', count: shown(20) }, { month: '2026-11', kind: 'Informal', count: shown(15) },
    ];
    const series = [{ key: 'month', label: 'Month', format: 'month' as const }, { key: 'kind', label: 'Kind', is: 'series' as const }, { key: 'count', label: 'Coaches', format: 'count' as const }];
    show(<Figure title="x" summary="y" columns={kind === 'column' ? series.filter(({ key }) => key !== 'kind') : series} rows={kind === 'column' ? more.slice(0, 2) : more} kind={kind} />, { api });
    const picture = await screen.findByRole('img', undefined, { timeout: 20_000 });

    expect(picture.innerHTML).toContain(`fill="url(#${picture.querySelector('pattern')?.id})"`);
    expect(picture.innerHTML).not.toContain('NaN');
  }, 30_000);

  it('saves what is shown', () => {
    const save = vi.spyOn(csv, 'saveFile').mockImplementation(() => undefined);
    show(<Figure title="25 coaches are ready" summary="y" columns={columns} rows={rows} kind="bar" id="readiness" />, { api });
    fireEvent.click(screen.getByRole('button', { name: /Download CSV/ }));

    expect(save).toHaveBeenCalledOnce();
    expect(save.mock.calls[0]?.[0]).toBe('readiness.csv');
    expect(save.mock.calls[0]?.[1]).toContain('Lapsed,1 to 7\r\nNot started,0');
  });

  it('remembers that tables are wanted', () => {
    const { unmount } = show(<Figure title="x" summary="y" columns={columns} rows={rows} kind="bar" />, { api });
    const details = document.querySelector('details.figure__table') as HTMLDetailsElement;
    expect(details.open).toBe(false);
    details.open = true;
    fireEvent(details, new Event('toggle'));
    unmount();

    show(<Figure title="x" summary="y" columns={columns} rows={rows} kind="bar" />, { api });
    expect((document.querySelector('details.figure__table') as HTMLDetailsElement).open).toBe(true);
  });

  it('opens its table for paper, and closes it after', () => {
    show(<Figure title="x" summary="y" columns={columns} rows={rows} kind="bar" />, { api });
    const details = document.querySelector('details.figure__table') as HTMLDetailsElement;
    window.dispatchEvent(new Event('beforeprint'));
    expect(details.open).toBe(true);
    window.dispatchEvent(new Event('afterprint'));
    expect(details.open).toBe(false);
  });

  it('shows why there is nothing instead of an empty chart', () => {
    show(<Figure title="x" summary="y" columns={columns} rows={[]} kind="bar" empty={<p>No completions in this period.</p>} />, { api });
    expect(screen.getByText('No completions in this period.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a sortable table', () => {
  it('tells its order, and puts hidden counts between 0 and what is shown', () => {
    show(<DataTable caption="Coaches" columns={columns} rows={rows} sortable />, { api });
    const head = () => screen.getByRole('columnheader', { name: /Coaches/ });
    const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
    fireEvent.click(within(head()).getByRole('button'));
    expect(head().getAttribute('aria-sort')).toBe('ascending');
    expect(names()).toEqual(['Not started', 'Lapsed', 'Ready']);
    fireEvent.click(within(head()).getByRole('button'));
    expect(head().getAttribute('aria-sort')).toBe('descending');
    expect(names()).toEqual(['Ready', 'Lapsed', 'Not started']);
  });
});

describe('points', () => {
  it('take a column of values each as a series', () => {
    const wide = pointsOf(
      [{ key: 'name', label: 'Requirement' }, { key: 'met', label: 'Met', format: 'count' }, { key: 'missing', label: 'Missing', format: 'count' }],
      [{ name: 'Induction', met: shown(10), missing: hidden }],
    );
    expect(wide.series).toEqual(['Met', 'Missing']);
    expect(wide.points.map((point) => [point.series, point.value, point.hidden])).toEqual([['Met', 10, false], ['Missing', null, true]]);
  });

  it('shorten months, with the year where one begins', () => {
    expect([shortMonth('November 2026', true), shortMonth('December 2026', false), shortMonth('January 2027', false), shortMonth('Tier 1', false)])
      .toEqual(['Nov\n2026', 'Dec', 'Jan\n2027', 'Tier 1']);
  });
});
