import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BookPlaceMutation } from '../../gql/graphql';
import { apiOf, show, signedInAs, type Reply } from '../../test/render';
import { firstChoice, needsApproval, outlookOf, payers } from './bookingRules';
import { fullRun, offer, offerAnswer, run } from './madeUp';
import OfferView, { accreditationText } from './OfferView';

type Payload = NonNullable<BookPlaceMutation['requestEnrolment']>;

const booked = (status: 'BOOKED' | 'WAITING_LIST' | 'REQUESTED', position: number | null = null): Payload => ({
  enrolment: { id: 'place-1', status, waitingListPosition: position, cancelFreeUntil: status === 'BOOKED' ? '2027-01-05T10:00:00Z' : null, run: { id: 'run-1', startsAt: '2027-01-12T10:00:00Z', placesLeft: 2 } },
  userErrors: [],
});

function opened(payload: Payload, { coach = true, address = '/app/catalogue/group-basics', answer = offerAnswer({}, coach) } = {}) {
  const api = apiOf(({ query }): Reply => (query.includes('mutation BookPlace') ? { data: { requestEnrolment: payload } } : { data: answer }));
  const sent = () => api.asked.filter((asked) => asked.query.includes('mutation BookPlace')).map((asked) => asked.variables);
  return { api, sent, ...show(<OfferView params={{ slug: 'group-basics' }} />, { api, address, as: coach ? signedInAs('COACH') : null }) };
}

describe('an offer', () => {
  it('shows people who are not signed in its dates, and asks them to sign in before they book', async () => {
    const { api } = opened(booked('BOOKED'), { coach: false, answer: offerAnswer({ fundingAdvice: null }, false) });

    expect(await screen.findByText('Tuesday 12 January 2027, 10am to 4pm')).toBeTruthy();
    expect(screen.getByText('Sign in as a coach', { selector: 'a' })).toBeTruthy();
    expect(screen.queryByText('Book this place', { selector: 'button' })).toBeNull();
    expect(api.asked[0]!.variables).toEqual({ slug: 'group-basics', asCoach: false });
  });

  it('books a place, says so with the focus on it, and asks once more how things stand', async () => {
    const { sent, api } = opened(booked('BOOKED'));
    fireEvent.click(await screen.findByText('Book this place', { selector: 'button' }));

    const done = await screen.findByText('You are booked', { selector: 'h1, h2, h3' });
    await waitFor(() => expect(document.activeElement?.contains(done)).toBe(true));
    expect(screen.getByText(/cancel with full notice until Tuesday 5 January 2027, 10am/)).toBeTruthy();
    expect(sent()).toEqual([{ run: 'run-1', funding: null, join: true, key: expect.stringMatching(/^[0-9a-f]{32}$/) as string }]);
    await waitFor(() => expect(api.asked.length).toBe(3));
  });

  it('opens with the date of the address, and joins the waiting list of a full one', async () => {
    const { sent } = opened(booked('WAITING_LIST', 3), { address: '/app/catalogue/group-basics?run=run-2' });
    fireEvent.click(await screen.findByText('Join the waiting list', { selector: 'button' }));

    expect(await screen.findByText(/You are number 3 in the queue/)).toBeTruthy();
    expect(sent()[0]).toMatchObject({ run: 'run-2', join: true });
  });

  it('says who has to approve before somebody else is asked to pay', async () => {
    const { sent } = opened(booked('REQUESTED'));
    fireEvent.change(await screen.findByLabelText('Who is to pay?'), { target: { value: 'stream-employer' } });

    expect(screen.getByText(/Lena Park, your line manager, has to approve it/)).toBeTruthy();
    fireEvent.click(screen.getByText('Ask for a place', { selector: 'button' }));

    expect(await screen.findByText('Your request is sent', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(sent()[0]!['funding']).toEqual([{ streamId: 'stream-employer', sharePercent: '100' }]);
  });

  it('shows why a place is refused, with the mend and what is missing, and keeps the form', async () => {
    opened({
      enrolment: null,
      userErrors: [
        {
          __typename: 'PrerequisitesMissingError',
          message: 'The coach has not completed what this offer builds on.',
          code: 'PREREQUISITES_MISSING',
          field: ['runId'],
          rule: 'PREREQUISITES',
          mend: 'Complete the missing offers first.',
          missing: [{ slug: 'first-steps', title: 'First steps' }],
        },
      ],
    });
    fireEvent.click(await screen.findByText('Book this place', { selector: 'button' }));

    const alert = within((await screen.findByText('There is a problem')).parentElement!);
    expect(alert.getByText('The coach has not completed what this offer builds on.')).toBeTruthy();
    expect(alert.getByText('Complete the missing offers first.')).toBeTruthy();
    expect(alert.getByText('First steps', { selector: 'a' }).getAttribute('href')).toBe('/app/catalogue/first-steps');
    await waitFor(() => expect(document.activeElement?.className).toBe('nhsuk-error-summary'));
    expect(screen.getByText('Book this place', { selector: 'button' })).toBeTruthy();
  });

  it('names the place that is held already instead of offering another', async () => {
    const answer = offerAnswer();
    answer.viewer!.coach!.enrolments.nodes = [{ id: 'place-1', status: 'BOOKED', waitingListPosition: null, run: { id: 'run-1', startsAt: '2027-01-12T10:00:00Z', offer: { slug: 'group-basics' } } }];
    opened(booked('BOOKED'), { answer });

    expect(await screen.findByText(/have a place on Tuesday 12 January 2027, 10am/)).toBeTruthy();
    expect(screen.queryByText(/Book/, { selector: 'button' })).toBeNull();
  });

  it('tells who could pay, how much is left, and why the others could not', async () => {
    opened(booked('BOOKED'));

    expect(await screen.findByText('2 sources could pay for it', { selector: 'h1, h2, h3' })).toBeTruthy();
    expect(screen.getByText('up to £130, £900 left in your employer’s budget')).toBeTruthy();
    expect(screen.getByText('Because of the rule for Additional Roles Reimbursement Scheme.')).toBeTruthy();
  });

  it('that is not in the catalogue is said to be missing, with a way on', async () => {
    opened(booked('BOOKED'), { answer: { offer: null, viewer: null } });

    expect(await screen.findByText(/no such training/)).toBeTruthy();
    expect(screen.getByText('Search the catalogue', { selector: 'a' })).toBeTruthy();
  });
});

describe('a run', () => {
  it('is booked, waited for, approved or closed by what it says itself', () => {
    expect(outlookOf(run)).toBe('book');
    expect(outlookOf(fullRun)).toBe('wait');
    expect(outlookOf({ ...fullRun, waitingListOpen: false })).toBe('full');
    expect(outlookOf({ ...run, approvalNeeded: true })).toBe('approval');
    expect(outlookOf({ ...run, status: 'SCHEDULED' })).toBe('not-open');
  });

  it('is chosen beforehand when it takes bookings, a waiting list only when nothing else does', () => {
    expect(firstChoice([fullRun, run], null)).toBe('run-1');
    expect(firstChoice([fullRun], null)).toBe('run-2');
    expect(firstChoice([run, fullRun], 'run-2')).toBe('run-2');
    expect(firstChoice([{ ...run, status: 'SCHEDULED' }], 'run-1')).toBeNull();
  });
});

describe('who pays', () => {
  it('is offered without those who may not, the coach last', () => {
    expect(payers(offer.fundingAdvice!).map((one) => one.stream.id)).toEqual(['stream-employer', 'stream-self']);
  });

  it('needs no approval when it is the coach', () => {
    const [employer, self] = payers(offer.fundingAdvice!);
    expect(needsApproval(run, self)).toBe(false);
    expect(needsApproval(run, undefined)).toBe(false);
    expect(needsApproval(run, employer)).toBe(true);
  });
});

describe('accreditation', () => {
  it('valid today is told apart from merely listed, ended, and none', () => {
    const one = { status: 'VALID' as const, validFrom: '2026-01-01', validTo: '2027-01-01', seenOn: null, body: { name: 'The Institute' } };
    expect(accreditationText({ accredited: true, accreditations: [one] })).toBe('Accredited by The Institute until 1 January 2027');
    expect(accreditationText({ accredited: false, accreditations: [{ ...one, status: 'LISTED', validTo: null }] })).toContain('Listed by The Institute, dates not known');
    expect(accreditationText({ accredited: false, accreditations: [{ ...one, status: 'EXPIRED' }] })).toBe('Not accredited now');
    expect(accreditationText({ accredited: false, accreditations: [] })).toBe('None');
  });
});
