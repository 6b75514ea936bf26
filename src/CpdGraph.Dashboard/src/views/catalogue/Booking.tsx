import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Link, signInAddress, useRouter } from '../../app/router';
import { useSession } from '../../app/session';
import { Card } from '../../parts/cards';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { Tag } from '../../parts/Tag';
import { byWhen, dayAndTime, longDay, timeSpan } from '../../parts/days';
import { count, enrolmentStates, fundingVerdicts } from '../../parts/labels';
import { useAction } from '../../parts/useAction';
import { formatDate, formatMoney, formatTime } from '../../parts/values';
import { BookPlace } from './catalogue.graphql';
import { choosable, firstChoice, needsApproval, outcomeText, outlookOf, payers, type CoachFacts, type HeldPlace, type OfferFacts, type Run } from './bookingRules';

interface BookingProps {
  offer: OfferFacts;
  /** The caller as a coach. Null for everybody else, who see the dates alone. */
  coach: CoachFacts | null;
  held: HeldPlace | null;
  /** The run that the address asks for. */
  wanted: string | null;
  reload: () => void;
}

/** The dates of an offer, and for a coach the form that asks for a place on one. */
export function Booking({ offer, coach, held, wanted, reload }: BookingProps) {
  const session = useSession();
  const here = useRouter();
  const [done, setDone] = useState<{ status: string; position: number | null; startsAt: string; free: string | null } | null>(null);
  const runs = offer.runs.nodes;
  const open = runs.filter(choosable);
  const heading = runs.length === 0 ? 'No dates to come' : open.length === 0 ? `${count(runs.length, 'date')}, none to book now` : `${count(open.length, 'date')} to book`;

  return (
    <>
      {done !== null && <Outcome {...done} />}
      <Card title={heading} id="dates">
        {runs.length === 0 && (
          <p>{offer.delivery.mode === 'SELF_PACED_ONLINE' ? 'It can be taken at any time: start on the provider’s page.' : 'The provider has published no dates. Look again later, or ask the provider.'}</p>
        )}
        {held !== null && done === null && <Held place={held} />}
        {coach !== null && held === null && done === null && open.length > 0 ? (
          <BookingForm
            offer={offer}
            coach={coach}
            wanted={wanted}
            onDone={(what) => {
              setDone(what);
              reload();
            }}
          />
        ) : (
          runs.length > 0 && (
            <ul className="nhsuk-list app-runs">
              {runs.map((run) => (
                <li key={run.id}><RunFacts run={run} /></li>
              ))}
            </ul>
          )
        )}
        {session.person === null && open.length > 0 && (
          <p className="nhsuk-inset-text app-no-print">
            <Link to={signInAddress(here)}>Sign in as a coach</Link> to book a place, and to see who could pay for it.
          </p>
        )}
        {session.person !== null && coach === null && open.length > 0 && <p className="app-quiet">Coaches book places for themselves here.</p>}
        {offer.runs.totalCount > runs.length && <p>The first {runs.length} of {offer.runs.totalCount} dates are shown.</p>}
      </Card>
    </>
  );
}

function Held({ place }: { place: HeldPlace }) {
  return (
    <div className="nhsuk-inset-text">
      <p>
        <Tag state={enrolmentStates[place.status]} /> You {place.status === 'BOOKED' ? 'have a place' : 'asked for a place'}
        {place.run && ` on ${dayAndTime(place.run.startsAt)}`}
        {place.waitingListPosition != null && `, number ${place.waitingListPosition} in the queue`}.
      </p>
      <p><Link to="/app/record">See or cancel it in my record</Link></p>
    </div>
  );
}

function Outcome({ status, position, startsAt, free }: { status: string; position: number | null; startsAt: string; free: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { title, text } = outcomeText(status, position);
  return (
    <div className="nhsuk-panel app-outcome" tabIndex={-1} ref={box} role="status">
      <h2 className="nhsuk-panel__title">{title}</h2>
      <div className="nhsuk-panel__body">
        <p>{longDay(startsAt)}, {formatTime(startsAt)}. {text}</p>
        {free !== null && <p>You can cancel with full notice until {byWhen(free)}.</p>}
        <p><Link to="/app/record">Go to my record</Link></p>
      </div>
    </div>
  );
}

const words = { book: 'Booking open', wait: 'Full: join the waiting list', full: 'Full', approval: 'Your line manager approves', 'not-open': 'Booking not open yet' } as const;
const colours = { book: 'green', wait: 'orange', full: 'orange', approval: 'blue', 'not-open': 'grey' } as const;

function RunFacts({ run }: { run: Run }) {
  const outlook = outlookOf(run);
  const where = run.venue ? [run.venue.name, run.venue.address, run.venue.postcode].filter(Boolean).join(', ') || 'Place not known yet' : 'Online';
  return (
    <>
      <span className="app-run__when">{timeSpan(run.startsAt, run.endsAt)}</span>
      <span className="app-run__facts">
        {where}
        {run.sessions.length > 1 && `, ${run.sessions.length} sessions`}
        {(run.price.amount || run.price.free) && `, ${run.price.free ? 'free' : formatMoney(run.price.amount)}`}
      </span>
      <span className="app-run__facts">
        <Tag state={{ text: words[outlook], colour: colours[outlook] }} />
        {run.placesLeft != null && run.placesLeft > 0 && ` ${count(run.placesLeft, 'place')} left`}
        {outlook === 'not-open' && run.bookingOpensAt && ` Opens on ${dayAndTime(run.bookingOpensAt)}`}
        {outlook !== 'not-open' && run.bookingClosesAt && `${run.placesLeft != null && run.placesLeft > 0 ? ', book' : ' Book'} by ${byWhen(run.bookingClosesAt)}`}
      </span>
    </>
  );
}

interface BookingFormProps {
  offer: OfferFacts;
  coach: CoachFacts;
  wanted: string | null;
  onDone: (what: { status: string; position: number | null; startsAt: string; free: string | null }) => void;
}

function BookingForm({ offer, coach, wanted, onDone }: BookingFormProps) {
  const action = useAction(BookPlace);
  const runs = offer.runs.nodes;
  const [chosen, setChosen] = useState(() => firstChoice(runs, wanted));
  const [payerId, setPayerId] = useState('');
  const [join, setJoin] = useState(true);
  const choices = payers(offer.fundingAdvice ?? []);
  const run = runs.find((one) => one.id === chosen);
  const payer = choices.find((one) => one.stream.id === payerId);
  const waits = run !== undefined && outlookOf(run) === 'wait';
  const approval = needsApproval(run, payer);
  const [nothingChosen, setNothingChosen] = useState(0);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (run === undefined) {
      action.clear();
      setNothingChosen((times) => times + 1);
      return;
    }

    setNothingChosen(0);
    const payload = await action.run({ run: run.id, funding: payer ? [{ streamId: payer.stream.id, sharePercent: '100' }] : null, join });
    const place = payload?.enrolment;
    if (place) {
      onDone({ status: place.status, position: place.waitingListPosition ?? null, startsAt: place.run?.startsAt ?? run.startsAt, free: place.status === 'BOOKED' ? (place.cancelFreeUntil ?? null) : null });
    }
  }

  const controlOf = (field: string[]) => (field.includes('funding') || field.includes('cost') ? 'book-payer' : field.includes('joinWaitingList') ? 'book-join' : chosen === null ? 'book-run-0' : `book-run-${Math.max(runs.findIndex((one) => one.id === chosen), 0)}`);

  return (
    <form onSubmit={(event) => void send(event)} noValidate aria-label="Book a place" className="app-book">
      {nothingChosen > 0 ? (
        <ErrorSummary errors={[{ message: 'Choose a date.', code: 'REQUIRED', field: ['runId'] }]} failure={null} attempt={nothingChosen} controlOf={() => 'book-run-0'} />
      ) : (
        <ErrorSummary
          errors={action.errors}
          failure={action.failure}
          attempt={action.attempt}
          controlOf={(error) => controlOf(error.field)}
          more={(error) => <More error={error} />}
        />
      )}
      <fieldset className="nhsuk-fieldset nhsuk-form-group">
        <legend className="nhsuk-fieldset__legend">Which date?</legend>
        <div className="nhsuk-radios">
          {runs.map((one, index) => (
            <div className="nhsuk-radios__item" key={one.id}>
              <input
                className="nhsuk-radios__input"
                type="radio"
                name="run"
                id={`book-run-${index}`}
                value={one.id}
                checked={chosen === one.id}
                disabled={!choosable(one)}
                onChange={() => { setChosen(one.id); action.clear(); }}
              />
              <label className="nhsuk-label nhsuk-radios__label app-run" htmlFor={`book-run-${index}`}><RunFacts run={one} /></label>
            </div>
          ))}
        </div>
      </fieldset>
      {waits && (
        <div className="nhsuk-checkboxes nhsuk-form-group">
          <div className="nhsuk-checkboxes__item">
            <input className="nhsuk-checkboxes__input" type="checkbox" id="book-join" checked={join} onChange={(event) => setJoin(event.target.checked)} />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor="book-join">Put me on the waiting list if no place is left</label>
          </div>
        </div>
      )}
      {choices.length > 0 && offer.price.free !== true && (
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor="book-payer">Who is to pay?</label>
          <select className="nhsuk-select app-select" id="book-payer" value={payerId} onChange={(event) => setPayerId(event.target.value)}>
            <option value="">Not decided yet</option>
            {choices.map((one) => (
              <option key={one.stream.id} value={one.stream.id}>
                {one.stream.kind === 'SELF' ? 'I pay myself' : `${one.stream.name} (${fundingVerdicts[one.verdict].text.toLowerCase()})`}
              </option>
            ))}
          </select>
        </div>
      )}
      {approval && (
        <p className="nhsuk-inset-text">
          {coach.lineManager ? `${coach.lineManager.displayName}, your line manager, has to approve it.` : 'A line manager has to approve it, and none is on your record. Ask a supervisor to arrange one first.'} No place is held until then.
        </p>
      )}
      {run?.cancellationNoticeDays != null && <p className="app-quiet">You can cancel with full notice up to {count(run.cancellationNoticeDays, 'day')} before.</p>}
      <button type="submit" className="nhsuk-button" disabled={action.busy}>
        {action.busy ? 'Asking…' : waits ? 'Join the waiting list' : approval ? 'Ask for a place' : 'Book this place'}
      </button>
    </form>
  );
}

/** What an error names: the place that clashes, or what to complete first. */
function More({ error }: { error: unknown }) {
  const known = error as { missing?: { slug: string; title: string }[]; enrolment?: { run?: { startsAt: string; offer: { slug: string; title: string } } | null } | null; upTo?: { amount: string } | null };
  if (known.missing && known.missing.length > 0) {
    return (
      <ul className="nhsuk-list app-plain">
        {known.missing.map((offer) => (
          <li key={offer.slug}><Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link></li>
        ))}
      </ul>
    );
  }

  if (known.enrolment?.run) {
    const { run } = known.enrolment;
    return <> <Link to={`/app/catalogue/${run.offer.slug}`}>{run.offer.title}</Link>, {formatDate(run.startsAt)}. <Link to="/app/record">See my places</Link></>;
  }

  return known.upTo ? <> It could still pay {formatMoney(known.upTo)}.</> : null;
}
