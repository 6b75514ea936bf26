import type { CatalogueOfferQuery } from '../../gql/graphql';

export type OfferFacts = NonNullable<CatalogueOfferQuery['offer']>;
export type Run = OfferFacts['runs']['nodes'][number];
export type Advice = NonNullable<OfferFacts['fundingAdvice']>[number];
export type CoachFacts = NonNullable<NonNullable<CatalogueOfferQuery['viewer']>['coach']>;
export type HeldPlace = CoachFacts['enrolments']['nodes'][number];

/** What asking for a place on a run would lead to, before it is asked for. */
export type Outlook = 'book' | 'wait' | 'full' | 'approval' | 'not-open';

/** What a coach can do about a run now. The server decides in the end; this says it beforehand. */
export function outlookOf(run: Run): Outlook {
  if (run.status === 'SCHEDULED') {
    return 'not-open';
  }

  if (run.status === 'FULL' || run.placesLeft === 0) {
    return run.waitingListOpen ? 'wait' : 'full';
  }

  return run.approvalNeeded ? 'approval' : 'book';
}

/** Whether a run can be chosen in the form. */
export function choosable(run: Run): boolean {
  return ['book', 'wait', 'approval'].includes(outlookOf(run));
}

/** The place that the coach holds, waits for or asked for on a run of this offer. Null when there is none. */
export function heldPlace(coach: CoachFacts | null, slug: string): HeldPlace | null {
  return coach?.enrolments.nodes.find((place) => place.run?.offer.slug === slug) ?? null;
}

/** The run that is chosen when the page opens: the one of the address if it can be chosen, else the first that takes bookings. */
export function firstChoice(runs: Run[], wanted: string | null): string | null {
  return (runs.find((run) => run.id === wanted && choosable(run)) ?? runs.find((run) => outlookOf(run) === 'book' || outlookOf(run) === 'approval') ?? runs.find(choosable))?.id ?? null;
}

/** Who can be asked to pay in the form: whoever may, and whoever has to be asked first; the coach themselves last. */
export function payers(advice: Advice[]): Advice[] {
  return advice.filter((one) => one.verdict !== 'MAY_NOT_PAY').toSorted((a, b) => Number(a.stream.kind === 'SELF') - Number(b.stream.kind === 'SELF'));
}

/** Whether a line manager has to approve: where the run asks for it, or somebody else than the coach is to pay. */
export function needsApproval(run: Run | undefined, payer: Advice | undefined): boolean {
  return run?.approvalNeeded === true || (payer !== undefined && payer.stream.kind !== 'SELF');
}

/** What happened, as the heading of the confirmation. */
export function outcomeText(status: string, position: number | null): { title: string; text: string } {
  switch (status) {
    case 'BOOKED':
      return { title: 'You are booked', text: 'The date is among your booked dates.' };
    case 'WAITING_LIST':
      return { title: 'You are on the waiting list', text: position === null ? 'You get the place when one comes free and it is your turn.' : `You are number ${position} in the queue. You get the place when one comes free and it is your turn.` };
    default:
      return { title: 'Your request is sent', text: 'Your line manager decides. Until then no place is held for you.' };
  }
}
