import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../app/graphql';
import { apiOf, show, type Reply } from '../test/render';
import { ErrorSummary } from './ErrorSummary';
import { useAction } from './useAction';

interface Data {
  keep: { kept: string | null; userErrors: { message: string; code: string; field: string[] }[] } | null;
}

const Keep = 'mutation Keep($text: String!, $key: String!) { keep(input: { text: $text, idempotencyKey: $key }) { kept userErrors { message code field } } }' as unknown as Operation<Data, { text: string; key: string }>;

function Probe({ text }: { text: string }) {
  const action = useAction(Keep);
  return (
    <>
      <ErrorSummary errors={action.errors} failure={action.failure} attempt={action.attempt} controlOf={(error) => (error.field.includes('text') ? 'text' : null)} />
      <input id="text" aria-label="Text" />
      <button type="button" onClick={() => void action.run({ text })}>Keep</button>
    </>
  );
}

const kept: Reply = { data: { keep: { kept: 'yes', userErrors: [] } } };

describe('an action', () => {
  it('sends the same key again after a lost answer, and a new one after it has succeeded', async () => {
    const replies: (Reply | Error)[] = [new TypeError('no network'), kept, kept];
    const api = apiOf(() => replies.shift() ?? kept);
    show(<Probe text="a" />, { api });

    fireEvent.click(screen.getByText('Keep'));
    await screen.findByText(/did not answer/);
    fireEvent.click(screen.getByText('Keep'));
    await waitFor(() => expect(screen.queryByText(/did not answer/)).toBeNull());
    await waitFor(() => expect(api.asked).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve));
    fireEvent.click(screen.getByText('Keep'));
    await waitFor(() => expect(api.asked).toHaveLength(3));

    const keys = api.asked.map((asked) => asked.variables['key']);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('gives a summary of what to mend the focus, and its links lead to the controls', async () => {
    const api = apiOf(() => ({ data: { keep: { kept: null, userErrors: [{ message: 'Enter a text.', code: 'REQUIRED', field: ['text'] }] } } }));
    const { container } = show(<Probe text="" />, { api });

    fireEvent.click(screen.getByText('Keep'));
    const link = await screen.findByText('Enter a text.');
    await waitFor(() => expect(document.activeElement).toBe(container.querySelector('.nhsuk-error-summary')));

    fireEvent.click(link);
    await waitFor(() => expect(document.activeElement?.id).toBe('text'));
  });

  it('says what the API said when it refuses for another reason', async () => {
    const api = apiOf(() => ({ data: { keep: null }, errors: [{ message: 'The caller needs the role COACH.', path: ['keep'], extensions: { code: 'FORBIDDEN' } }] }));
    show(<Probe text="a" />, { api });

    fireEvent.click(screen.getByText('Keep'));
    expect(await screen.findByText('It could not be done. The caller needs the role COACH.')).toBeTruthy();
  });
});
