import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from '../../app/router';
import { Card } from '../../parts/cards';
import { Done } from '../../parts/Done';
import { ErrorSummary } from '../../parts/ErrorSummary';
import { Tag } from '../../parts/Tag';
import { byWhen, timeSpan } from '../../parts/days';
import { count, enrolmentStates } from '../../parts/labels';
import { useAction } from '../../parts/useAction';
import { CancelPlace } from './record.graphql';
import { cancellable, comingPlaces, lateToCancel, type Place } from './recordRules';

/** Booked dates, requests and places in a queue, each of which can be given back until its run begins. */
export function Places({ places, reload, children, now = new Date() }: { places: Place[]; reload: () => void; children?: ReactNode; now?: Date }) {
  const coming = comingPlaces(places, now);
  const [asked, setAsked] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const booked = coming.filter((place) => place.status === 'BOOKED').length;
  const waiting = coming.length - booked;
  const heading =
    coming.length === 0
      ? 'No dates booked'
      : `${count(booked, 'date')} booked${waiting > 0 ? `, ${waiting} waiting` : ''}`;

  return (
    <Card id="places" title={heading}>
      <Done text={done} />
      {coming.length === 0 && (
        <p>
          You have no places to come. <Link to="/app/catalogue?within=60">Look for training in the next 60 days</Link>
        </p>
      )}
      <ul className="nhsuk-list app-places">
        {coming.map((place) => (
          <li key={place.id} className="app-place">
            <PlaceFacts place={place} />
            {asked === place.id ? (
              <CancelForm
                place={place}
                late={lateToCancel(place, now)}
                onKeep={() => { setAsked(null); setKept(place.id); }}
                onDone={(text) => {
                  setAsked(null);
                  setDone(text);
                  reload();
                }}
              />
            ) : (
              cancellable(place, now) && (
                <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print" autoFocus={kept === place.id} onClick={() => { setDone(null); setAsked(place.id); }}>
                  {place.status === 'BOOKED' ? 'Cancel this place' : 'Withdraw'}
                  <span className="nhsuk-u-visually-hidden">: {place.run?.offer.title}</span>
                </button>
              )
            )}
          </li>
        ))}
      </ul>
      {children}
    </Card>
  );
}

function PlaceFacts({ place }: { place: Place }) {
  const run = place.run;
  return (
    <>
      <h3 className="app-place__title">
        {run ? <Link to={`/app/catalogue/${run.offer.slug}`}>{run.offer.title}</Link> : 'An offer that is no longer in the catalogue'}
      </h3>
      <p>
        <Tag state={enrolmentStates[place.status]} />
        {place.waitingListPosition != null && ` Number ${place.waitingListPosition} in the queue`}
      </p>
      {run && (
        <p>
          {timeSpan(run.startsAt, run.endsAt)}
          <br />
          {run.venue ? [run.venue.name, run.venue.address, run.venue.postcode].filter(Boolean).join(', ') || 'Place not known yet' : 'Online'}
          <br />
          <span className="app-quiet">{run.offer.provider.name}</span>
        </p>
      )}
      {place.joinUrl && (
        <p>
          <a href={place.joinUrl} rel="noreferrer">Join online<span className="nhsuk-u-visually-hidden">: {run?.offer.title}</span></a>
        </p>
      )}
      {place.status === 'BOOKED' && place.cancelFreeUntil && <p className="app-quiet">Cancel with full notice until {byWhen(place.cancelFreeUntil)}.</p>}
    </>
  );
}

function CancelForm({ place, late, onKeep, onDone }: { place: Place; late: boolean; onKeep: () => void; onDone: (text: string) => void }) {
  const action = useAction(CancelPlace);
  const reason = useRef<HTMLTextAreaElement>(null);
  const id = `reason-${place.id}`;
  const wrong = action.errors.find((error) => error.field[0] === 'reason');

  async function send(event: FormEvent) {
    event.preventDefault();
    const text = reason.current?.value.trim() ?? '';
    const payload = await action.run({ id: place.id, reason: text === '' ? null : text });
    if (payload) {
      const title = place.run?.offer.title ?? 'the offer';
      onDone(`${place.status === 'BOOKED' ? 'Your place is cancelled' : 'You no longer wait for a place'}: ${title}.${payload.enrolment?.lateCancellation ? ' It counts as a late cancellation.' : ''}`);
    }
  }

  return (
    <form onSubmit={(event) => void send(event)} className="app-cancel" aria-label={`Cancel: ${place.run?.offer.title ?? 'place'}`} noValidate>
      <ErrorSummary errors={action.errors} failure={action.failure} attempt={action.attempt} controlOf={(error) => (error.field[0] === 'reason' ? id : null)} />
      {late && (
        <p className="nhsuk-inset-text">The time to cancel with full notice has passed. The provider may still charge for the place.</p>
      )}
      <div className={`nhsuk-form-group${wrong ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label" htmlFor={id}>Why do you cancel? (optional)</label>
        <div className="nhsuk-hint" id={`${id}-hint`}>The provider and your line manager read it. Do not write about patients.</div>
        {wrong !== undefined && <span className="nhsuk-error-message" id={`${id}-error`}><span className="nhsuk-u-visually-hidden">Error: </span>{wrong.message}</span>}
        <textarea
          className="nhsuk-textarea"
          id={id}
          ref={reason}
          rows={3}
          maxLength={1000}
          autoFocus
          aria-describedby={wrong === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
          aria-invalid={wrong !== undefined || undefined}
        />
      </div>
      <div className="app-buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--warning nhsuk-button--small" disabled={action.busy}>
          {action.busy ? 'Cancelling…' : place.status === 'BOOKED' ? 'Yes, cancel my place' : 'Yes, withdraw'}
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onKeep}>Keep it</button>
      </div>
    </form>
  );
}
