import { Link, useRouter } from '../../app/router';
import type { RouteProps } from '../../app/routes';
import { useSession } from '../../app/session';
import { Card } from '../../parts/cards';
import { channelNames, count, coverages, formats, tierNames } from '../../parts/labels';
import { useView } from '../../parts/useView';
import { formatDate, formatMinutes } from '../../parts/values';
import { View } from '../../parts/view';
import type { CatalogueOfferQuery } from '../../gql/graphql';
import { Booking } from './Booking';
import { heldPlace, type OfferFacts } from './bookingRules';
import { deliveryText, priceText } from './CatalogueView';
import { CatalogueOffer } from './catalogue.graphql';
import { Funding } from './Funding';
import '../../parts/coach.css';
import './catalogue.css';

/** One offer: what it is, when it runs, who could pay, and a place on it. */
export default function OfferView({ params }: RouteProps) {
  const session = useSession();
  const { query } = useRouter();
  const view = useView(CatalogueOffer, { slug: params['slug'] ?? '', asCoach: session.has('COACH') });
  return (
    <View title={view.data?.offer?.title ?? 'Training'} state={view} cards={2}>
      {(data) => <OfferPage data={data} wanted={query.get('run')} reload={view.reload} />}
    </View>
  );
}

export function OfferPage({ data, wanted, reload }: { data: CatalogueOfferQuery; wanted: string | null; reload: () => void }) {
  const offer = data.offer;
  if (!offer) {
    return (
      <p>
        There is no such training in the catalogue, or it is not published. <Link to="/app/catalogue">Search the catalogue</Link>
      </p>
    );
  }

  const coach = data.viewer?.coach ?? null;
  return (
    <>
      <p className="nhsuk-body-l">{offer.summary}</p>
      <p className="app-quiet">
        {offer.provider.name}
        {offer.provenance === 'ILLUSTRATIVE' && '. Made up as an example'}
      </p>
      {offer.status === 'WITHDRAWN' && (
        <p className="nhsuk-inset-text">
          This training is no longer offered.
          {offer.replacement && <> Take <Link to={`/app/catalogue/${offer.replacement.slug}`}>{offer.replacement.title}</Link> instead.</>}
        </p>
      )}
      <Facts offer={offer} />
      {offer.status === 'PUBLISHED' && <Booking offer={offer} coach={coach} held={heldPlace(coach, offer.slug)} wanted={wanted} reload={reload} />}
      {offer.fundingAdvice && <Funding advice={offer.fundingAdvice} />}
      <About offer={offer} />
    </>
  );
}

function Facts({ offer }: { offer: OfferFacts }) {
  const { delivery } = offer;
  const facts: [string, React.ReactNode][] = [
    ['Kind', `${formats[offer.format]}, ${channelNames[offer.channel].toLowerCase().replace(/personalised care/g, 'Personalised Care').replace('institute', 'Institute')}`],
    ['How', deliveryText(delivery) || 'Not published'],
    ['CPD time', delivery.cpdMinutes == null ? 'Not published' : formatMinutes(delivery.cpdMinutes)],
    ['Price', <>{priceText(offer.price)}{offer.price.note && `. ${offer.price.note}`}</>],
    ['For', offer.tiers.length === 0 ? 'All tiers' : offer.tiers.map((tier) => tierNames[tier]).join(', ')],
    ['Accreditation', accreditationText(offer)],
  ];
  if (offer.satisfies.length > 0) {
    facts.push(['Counts before taking referrals', offer.satisfies.map((requirement) => requirement.title).join(', ')]);
  }

  if (offer.prerequisites.length > 0) {
    facts.push(['Complete first', <Links offers={offer.prerequisites} />]);
  }

  if (offer.validForMonths != null) {
    facts.push(['Counts for', count(offer.validForMonths, 'month')]);
  }

  return (
    <dl className="nhsuk-summary-list app-offer-facts">
      {facts.map(([key, value]) => (
        <div className="nhsuk-summary-list__row" key={key}>
          <dt className="nhsuk-summary-list__key">{key}</dt>
          <dd className="nhsuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Links({ offers }: { offers: { slug: string; title: string }[] }) {
  return (
    <ul className="nhsuk-list app-plain">
      {offers.map((offer) => (
        <li key={offer.slug}><Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link></li>
      ))}
    </ul>
  );
}

/** Accredited today, or only seen on a list, or neither: the three are told apart. */
export function accreditationText(offer: Pick<OfferFacts, 'accreditations' | 'accredited'>): string {
  const valid = offer.accreditations.find((one) => one.status === 'VALID' || one.status === 'EXPIRING');
  if (offer.accredited && valid) {
    return `Accredited by ${valid.body.name}${valid.validTo ? ` until ${formatDate(valid.validTo)}` : ''}`;
  }

  const listed = offer.accreditations.find((one) => one.status === 'LISTED');
  return listed ? `Listed by ${listed.body.name}, dates not known: check with the provider before you rely on it` : offer.accreditations.length > 0 ? 'Not accredited now' : 'None';
}

function About({ offer }: { offer: OfferFacts }) {
  return (
    <Card title="About this training" id="about">
      {/* The server made this HTML out of plain Markdown: no scripts, images or attributes of the author's. */}
      {offer.descriptionHtml && <div className="app-description" dangerouslySetInnerHTML={{ __html: offer.descriptionHtml }} />}
      {offer.audience && <p><strong>Who it is for: </strong>{offer.audience}</p>}
      {offer.delivery.accessibility && <p><strong>For learners with a disability: </strong>{offer.delivery.accessibility}</p>}
      {offer.competencyMappings.length > 0 && (
        <>
          <h3>Competencies</h3>
          <ul>
            {offer.competencyMappings.map(({ competency, coverage }) => (
              <li key={competency.code}>{competency.code} {competency.statement} <span className="app-quiet">({coverages[coverage]})</span></li>
            ))}
          </ul>
        </>
      )}
      {offer.specialisms.length > 0 && <p>Specialisms: {offer.specialisms.map((specialism) => specialism.name).join(', ')}</p>}
      {offer.eligibleFunding.length > 0 && <p>Usually paid by: {offer.eligibleFunding.map((stream) => stream.name.replace(/^The/, 'the')).join(', ')}</p>}
      <ul className="nhsuk-list">
        {offer.bookingUrl && <li><a href={offer.bookingUrl} rel="noreferrer">Booking page of the provider</a></li>}
        {offer.provider.websiteUrl && <li><a href={offer.provider.websiteUrl} rel="noreferrer">Website of {offer.provider.name}</a></li>}
        {offer.provider.contactEmail && <li><a href={`mailto:${offer.provider.contactEmail}`}>Write to {offer.provider.contactEmail}</a></li>}
        {offer.calendarUrl && <li><a href={offer.calendarUrl}>Dates for my calendar</a></li>}
      </ul>
      {offer.sourceReference && <p className="app-quiet">Source: {offer.sourceReference}</p>}
    </Card>
  );
}
