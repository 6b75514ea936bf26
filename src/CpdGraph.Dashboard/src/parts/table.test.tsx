import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { apiOf, show } from '../test/render';
import { DataTable } from './table';

const api = apiOf(() => ({ data: {} }));
const columns = [{ key: 'status', label: 'Readiness' }, { key: 'count', label: 'Coaches', format: 'count' as const }];
const rows = [
  { status: 'Ready', count: { value: 25, suppressed: false, label: '25' } },
  { status: 'Lapsed', count: { value: null, suppressed: true, label: '1 to 7' } },
  { status: 'Not started', count: { value: 0, suppressed: false, label: '0' } },
];

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
