import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as files from '../csv';
import { AboutContext } from '../view';
import { Figure, nextPoint } from './Figure';
import type { FigureColumn } from './types';

const columns: FigureColumn[] = [
  { key: 'channel', label: 'Channel' },
  { key: 'n', label: 'Completions', format: 'count' },
  { key: 'minutes', label: 'CPD hours', format: 'hours', is: 'table' },
];
const rows = [
  { channel: 'Training hub', n: { value: 45, suppressed: false, label: '45' }, minutes: 900 },
  { channel: 'Employer', n: { value: null, suppressed: true, label: '1 to 7' }, minutes: null },
];
const figure = (
  <Figure
    id="channels"
    kind="bar"
    title="Training hub has the most completions"
    summary="From 45 to hidden."
    columns={columns}
    rows={rows}
    unit="completions"
  />
);

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('a figure', () => {
  it('is named by its message, and its drawing by message and summary', () => {
    render(figure);

    expect(screen.getByRole('figure', { name: 'Training hub has the most completions' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Training hub has the most completions From 45 to hidden.' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Training hub has the most completions');
  });

  it('writes hidden counts as such in the drawing and in the table, and says why', () => {
    const { container } = render(figure);

    expect([...container.querySelectorAll('svg text')].map((text) => text.textContent)).toContain('1 to 7');
    expect(container.querySelectorAll('.chart__mark--hidden[fill="url(#channels-hidden)"]')).toHaveLength(1);
    expect(
      within(screen.getByRole('row', { name: /Employer/, hidden: true }))
        .getAllByRole('cell', { hidden: true })
        .map((cell) => cell.textContent),
    ).toEqual(['1 to 7', 'Hidden']);
    expect(screen.getByText('Hatched: 1 to 7. The number itself is hidden, because too few people are behind it.')).toBeTruthy();
  });

  it('is walked through with arrow keys, each value said, and left with Escape', () => {
    const { container } = render(figure);
    const chart = screen.getByRole('group', { name: /Arrow keys/ });
    const live = container.querySelector('[aria-live="polite"]');

    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    expect(live?.textContent).toBe('Training hub: 45 completions');

    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    expect(live?.textContent).toBe('Employer: 1 to 7 completions');

    fireEvent.keyDown(chart, { key: 'Escape' });
    expect(live?.textContent).toBe('');
    expect(document.activeElement?.tagName).toBe('SUMMARY');
  });

  it('shows a value that is tapped', () => {
    const { container } = render(figure);

    fireEvent.click(container.querySelectorAll('.chart__touch')[1]!);

    expect(container.querySelector('[aria-live="polite"]')?.textContent).toBe('Employer: 1 to 7 completions');
  });

  it('remembers that tables are wanted', () => {
    const first = render(figure);
    const details = first.container.querySelector('details')!;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    first.unmount();

    expect(render(figure).container.querySelector('details')?.open).toBe(true);
  });

  it('opens its table for paper', () => {
    const { container } = render(figure);

    fireEvent(window, new Event('beforeprint'));
    expect(container.querySelector('details')?.open).toBe(true);

    fireEvent(window, new Event('afterprint'));
    expect(container.querySelector('details')?.open).toBe(false);
  });

  it('gives a file of exactly what the table shows, after a line of filters and date', () => {
    const save = vi.spyOn(files, 'saveFile').mockImplementation(() => undefined);
    render(
      <AboutContext value={{ title: 'Learning', filters: ['All that I oversee', 'This financial year so far'], asOf: 'Numbers of last night' }}>
        {figure}
      </AboutContext>,
    );

    fireEvent.click(screen.getByRole('button', { name: /Download/ }));

    expect(save.mock.calls[0]?.[0]).toMatch(/^learning_channels_\d{4}-\d\d-\d\d\.csv$/);
    expect(save.mock.calls[0]?.[1].split('\r\n')).toEqual([
      '\uFEFFLearning; Training hub has the most completions; All that I oversee; This financial year so far; Numbers of last night',
      'Channel,Completions,CPD hours',
      'Training hub,45,15',
      'Employer,1 to 7,Hidden',
      '',
    ]);
  });

  it('says what to do where there is nothing, and draws nothing', () => {
    render(
      <Figure kind="bar" title="No completions" summary="" columns={columns} rows={[]} empty="No completions in this period. Choose a longer one." />,
    );

    expect(screen.getByText('No completions in this period. Choose a longer one.')).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows zeros in a table and no empty axes', () => {
    render(<Figure kind="bar" title="None" summary="" columns={columns} rows={[{ channel: 'Employer', n: 0, minutes: 0 }]} />);

    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText(/All numbers are 0/)).toBeTruthy();
    expect(screen.getByRole('table', { hidden: true })).toBeTruthy();
  });

  it('takes the table in the place of the drawing', () => {
    render(<Figure kind="bar" as="table" title="Channels" summary="" columns={columns} rows={rows} />);

    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByRole('table', { name: 'Channels' })).toBeTruthy();
  });

  it('turns rows of category, series and value into a table with a column a series', () => {
    render(
      <Figure
        kind="stacked"
        as="table"
        title="Supervision"
        summary=""
        columns={[
          { key: 'kind', label: 'Kind', is: 'category' },
          { key: 'state', label: 'State', is: 'series' },
          { key: 'n', label: 'Coaches', format: 'count', is: 'value' },
        ]}
        rows={[
          { kind: 'Clinical', state: 'Met', n: 20 },
          { kind: 'Clinical', state: 'Overdue', n: 5 },
          { kind: 'Line', state: 'Met', n: 10 },
        ]}
      />,
    );

    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Kind', 'Met', 'Overdue']);
    expect(
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent),
    ).toEqual(['Clinical205', 'Line10–']);
  });

  it('tells series apart by more than colour', () => {
    const { container } = render(
      <Figure
        id="s"
        kind="stacked"
        title="Money"
        summary=""
        columns={[
          { key: 'a', label: 'Stream' },
          ...['Spent', 'Committed', 'Left', 'Other'].map((label) => ({ key: label, label, format: 'money' as const })),
        ]}
        rows={[{ a: 'Hub', Spent: 100, Committed: 100, Left: 100, Other: 100 }]}
      />,
    );

    expect([...container.querySelectorAll('.chart > rect.chart__mark')].map((mark) => mark.getAttribute('fill'))).toEqual([
      null,
      'url(#s-two)',
      null,
      'url(#s-four)',
    ]);
    expect(container.querySelectorAll('style, [style]')).toHaveLength(0);
  });
});

describe('arrow keys', () => {
  it.each([
    ['ArrowRight', null, 0],
    ['ArrowLeft', null, 11],
    ['ArrowRight', 0, 1],
    ['ArrowRight', 11, 11],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 0, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['Home', 7, 0],
    ['End', 2, 11],
    ['Tab', 2, undefined],
  ] as const)('%s from %s of twelve cells in rows of four leads to %s', (key, from, to) => {
    expect(nextPoint(key, from, 12, 4)).toBe(to);
  });

  it('lead nowhere in a chart without points', () => {
    expect(nextPoint('ArrowRight', null, 0, 1)).toBeUndefined();
  });
});
