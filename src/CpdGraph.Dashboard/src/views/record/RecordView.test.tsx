import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MyRecordQuery } from '../../gql/graphql';
import { apiOf, show, signedInAs, type Reply } from '../../test/render';
import { coach, place, record } from './madeUp';
import RecordView from './RecordView';

function opened(answer: MyRecordQuery | (() => MyRecordQuery) = record(), mutations: Record<string, Reply> = {}) {
  const api = apiOf(({ query }): Reply => {
    const name = /mutation (\w+)/.exec(query)?.[1];
    return name === undefined ? { data: typeof answer === 'function' ? answer() : answer } : (mutations[name] ?? { data: null });
  });
  return { api, sent: (name: string) => api.asked.filter((asked) => asked.query.includes(`mutation ${name}`)).map((asked) => asked.variables), ...show(<RecordView />, { api, address: '/app/record', as: signedInAs('COACH') }) };
}

const card = async (heading: RegExp) => within((await screen.findByText(heading, { selector: 'h2' })).closest('section, figure') as HTMLElement);

describe('my record', () => {
  it('says whether referrals may be taken, what is missing, and the date that mends it, in one request', async () => {
    const { api } = opened();
    const readiness = await card(/You may not take referrals yet: 1 of 2 requirements missing/);

    expect(readiness.getByText('Four days of coaching', { selector: 'a' }).getAttribute('href')).toBe('/app/catalogue/four-days?run=run-9');
    expect(readiness.getByText(/Tuesday 12 January 2027, 10am, 4 places left/)).toBeTruthy();
    expect(readiness.getAllByText('Met')).toHaveLength(1);
    expect(readiness.getByText('Missing')).toBeTruthy();
    expect(readiness.getByText('Not met')).toBeTruthy();
    expect(api.asked).toHaveLength(1);
  });

  it('shows supervision next due, CPD formal against informal, plan, and both assessments side by side', async () => {
    opened();

    expect((await card(/Clinical supervision is due by 9 December 2026/)).getByText('With Dr Clara Wells')).toBeTruthy();
    const cpd = await card(/13 hours 30 minutes of CPD since 1 April 2026/);
    expect(cpd.getByText('12 hours')).toBeTruthy();
    expect(cpd.getByText('1 hour 30 minutes')).toBeTruthy();
    expect(cpd.getByText('25 hours')).toBeTruthy();
    expect(await card(/Most CPD time went to area 2/)).toBeTruthy();
    expect((await card(/12 pieces of learning/)).getByText(/Refused: No certificate\./)).toBeTruthy();
    expect((await card(/Development plan: 1 of 2 actions done/)).getByRole('link', { name: 'Core practice' })).toBeTruthy();
    const row = (await card(/Portfolio: 3 of 4 competencies/)).getByText('Does 1.2.', { selector: '.app-statement' }).closest('tr')!;
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['Proficient', 'Developing (a gap)', 'Competent', '2']);
  });

  it('cancels a place with a reason once it is asked again, and then reads the record anew', async () => {
    let held = [place({ run: { ...place().run!, startsAt: '2127-01-12T10:00:00Z', endsAt: '2127-01-12T12:00:00Z' }, cancelFreeUntil: '2127-01-01T00:00:00Z' })];
    const { sent } = opened(() => record({ enrolments: { nodes: held } }), {
      CancelPlace: { data: { cancelEnrolment: { enrolment: { id: 'place-1', status: 'CANCELLED', lateCancellation: false }, userErrors: [] } } },
    });

    fireEvent.click(await screen.findByText(/Cancel this place/, { selector: 'button' }));
    expect(sent('CancelPlace')).toEqual([]);
    const reason = screen.getByLabelText('Why do you cancel? (optional)');
    await waitFor(() => expect(document.activeElement).toBe(reason));
    fireEvent.change(reason, { target: { value: '  On leave  ' } });
    held = [];
    fireEvent.click(screen.getByText('Yes, cancel my place', { selector: 'button' }));

    const done = await screen.findByText('Your place is cancelled: Group basics.');
    await waitFor(() => expect(document.activeElement).toBe(done));
    expect(await screen.findByText('No dates booked', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(sent('CancelPlace')[0]).toMatchObject({ id: 'place-1', reason: 'On leave' });
  });

  it('warns that the notice has passed, and keeps the place when the coach thinks again', async () => {
    const { sent } = opened(record({ enrolments: { nodes: [place({ run: { ...place().run!, startsAt: '2127-01-12T10:00:00Z', endsAt: '2127-01-12T12:00:00Z' }, cancelFreeUntil: '2020-01-01T00:00:00Z' })] } }));
    fireEvent.click(await screen.findByText(/Cancel this place/, { selector: 'button' }));
    expect(screen.getByText(/may still charge for the place/)).toBeTruthy();
    fireEvent.click(screen.getByText('Keep it', { selector: 'button' }));

    await waitFor(() => expect(document.activeElement).toBe(screen.getByText(/Cancel this place/, { selector: 'button' })));
    expect(sent('CancelPlace')).toEqual([]);
  });

  it('leads from what is wrong with logged learning to the fields, and keeps what was written', async () => {
    const { sent } = opened(record(), {
      LogLearning: { data: { logInformalLearning: { learning: null, userErrors: [{ message: 'The CPD minutes must be from 1 to 1,440.', code: 'OUT_OF_RANGE', field: ['cpdMinutes'] }] } } },
    });
    fireEvent.change(await screen.findByLabelText('What did you learn?'), { target: { value: 'A webinar on sleep' } });
    fireEvent.change(screen.getByLabelText('CPD time in minutes'), { target: { value: 'sixty' } });
    fireEvent.click(screen.getByLabelText(/1\.2 Does 1\.2\./));
    fireEvent.click(screen.getByText('Log it', { selector: 'button' }));

    const link = within((await screen.findByText('There is a problem')).parentElement!).getByRole('link', { name: 'The CPD minutes must be from 1 to 1,440.' });
    fireEvent.click(link);
    await waitFor(() => expect(document.activeElement?.id).toBe('learning-minutes'));
    expect(screen.getByLabelText<HTMLInputElement>('What did you learn?').value).toBe('A webinar on sleep');
    expect(sent('LogLearning')[0]!['input']).toMatchObject({ title: 'A webinar on sleep', cpdMinutes: 0, competencyIds: ['competency-1.2'], reflection: null });
  });

  it('shows the private calendar address once it is made', async () => {
    opened(record(), {
      IssueCalendar: { data: { issueCalendarLink: { calendarLink: { id: 'link-1', issuedAt: '2026-11-29T10:00:00Z' }, url: 'https://example.org/calendars/places/secret.ics', userErrors: [] } } },
    });
    fireEvent.click(await screen.findByText('Make my calendar address', { selector: 'button' }));

    const address = await screen.findByLabelText<HTMLInputElement>(/Add this address to your calendar/);
    expect(address.value).toBe('https://example.org/calendars/places/secret.ics');
    expect(screen.getByText('Open in my calendar', { selector: 'a' }).getAttribute('href')).toBe('webcal://example.org/calendars/places/secret.ics');
  });

  it('marks an action of the plan as done today, at the revision that was read', async () => {
    const { sent } = opened(record(), { CompleteAction: { data: { completePlanAction: { plan: { id: 'plan-1', revision: 5 }, userErrors: [] } } } });
    fireEvent.click(await screen.findByText(/I did it today/, { selector: 'button' }));

    expect(await screen.findByText('Done today: Shadow a group.')).toBeTruthy();
    expect(sent('CompleteAction')[0]).toMatchObject({ plan: 'plan-1', action: 'late', revision: 4, doneOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string });
  });

  it('asks the supervisor to agree a plan that is written', async () => {
    const { sent } = opened(record({ currentPlan: { ...coach().currentPlan!, status: 'DRAFT' } }), { SubmitPlan: { data: { submitPlan: { plan: null, userErrors: [{ message: 'Another change was saved since. Load the page again.', code: 'STALE_REVISION', field: ['expectedRevision'] }] } } } });
    fireEvent.click(await screen.findByText('Ask my supervisor to agree it', { selector: 'button' }));

    expect(await screen.findByText(/Another change was saved since/)).toBeTruthy();
    expect(screen.queryByText(/I did it today/, { selector: 'button' })).toBeNull();
    expect(sent('SubmitPlan')[0]).toMatchObject({ id: 'plan-1', revision: 4 });
  });

  it('confirms a meeting that the supervisor logged', async () => {
    const answer = record();
    answer.viewer!.attention!.nodes = [{ key: 'b', kind: 'SESSION_TO_CONFIRM', text: 'A meeting waits.', action: 'Confirm it.', dueOn: null, overdue: false, subject: { __typename: 'SupervisionSession', id: 'session-1' } }];
    const { sent } = opened(answer, { ConfirmSupervision: { data: { confirmSupervisionSession: { session: { id: 'session-1', verification: 'VERIFIED' }, userErrors: [] } } } });
    fireEvent.click(await screen.findByText('Confirm this meeting', { selector: 'button' }));

    expect(await screen.findByText('The meeting is confirmed.')).toBeTruthy();
    expect(sent('ConfirmSupervision')[0]).toMatchObject({ id: 'session-1' });
  });

  it('logs a supervision meeting and says whose confirmation it waits for', async () => {
    const { sent } = opened(record(), { LogSupervision: { data: { logSupervisionSession: { session: { id: 'session-2', verification: 'SELF_REPORTED', supervisor: { displayName: 'Dr Clara Wells' } }, userErrors: [] } } } });
    fireEvent.change(await screen.findByLabelText('Which kind?'), { target: { value: 'CLINICAL' } });
    fireEvent.change(screen.getByLabelText('How long, in minutes?'), { target: { value: '45' } });
    fireEvent.click(screen.getByText('Log the meeting', { selector: 'button' }));

    expect(await screen.findByText('The meeting is logged. It counts once Dr Clara Wells has confirmed it.')).toBeTruthy();
    expect(sent('LogSupervision')[0]).toMatchObject({ kind: 'CLINICAL', minutes: 45, format: 'INDIVIDUAL', actions: null });
  });

  it('opens the assessments and the evidence on paper, and closes them again', async () => {
    opened();
    const evidence = (await screen.findByText(/^Evidence \(1\)$/)).closest('details')!;

    expect(evidence.open).toBe(false);
    fireEvent(window, new Event('beforeprint'));
    expect(evidence.open).toBe(true);
    fireEvent(window, new Event('afterprint'));
    expect(evidence.open).toBe(false);
  });

  it('tells somebody without a record whom to ask', async () => {
    const answer = record();
    answer.viewer!.coach = null;
    opened(answer);

    expect(await screen.findByText(/ask your line manager or a steward/)).toBeTruthy();
  });

  it('says what to do where there is nothing yet', async () => {
    opened(record({
      ...coach(),
      enrolments: { nodes: [] },
      currentPlan: null,
      pathwayProgress: [],
      gaps: [],
      learning: { totalCount: 0, nodes: [] },
      cpdYear: { startsOn: '2026-04-01', endsOn: '2027-03-31', formalMinutes: 0, informalMinutes: 0, byArea: [] },
      supervision: { status: 'MET', arrangements: [] },
      referralReadiness: null,
      competencyProfile: null,
    }));

    expect(await screen.findByText(/Nothing is recorded in this year yet/)).toBeTruthy();
    expect(screen.getByText('There is no plan yet. Write one together with your supervisor.')).toBeTruthy();
    expect(screen.getByText('No learning is on record yet.')).toBeTruthy();
    expect(screen.getByText('Nothing is asked for before taking referrals today.')).toBeTruthy();
    expect(screen.getByText('See the pathways', { selector: 'a' })).toBeTruthy();
  });

  it('keeps the other parts when one could not be worked out', async () => {
    const answer = record();
    const api = apiOf(() => ({ data: { viewer: { ...answer.viewer!, attention: null } }, errors: [{ message: 'Too many coaches.', path: ['viewer', 'attention'], extensions: { code: 'INTERNAL', traceId: 'trace-3' } }] }));
    show(<RecordView />, { api, address: '/app/record', as: signedInAs('COACH') });

    await waitFor(() => expect(screen.getByText('trace-3')).toBeTruthy());
    expect(screen.getByText(/You may not take referrals yet/, { selector: 'h1, h2, h3' })).toBeTruthy();
  });
});
