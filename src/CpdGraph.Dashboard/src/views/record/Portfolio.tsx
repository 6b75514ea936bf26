import { Link } from '../../app/router';
import { Card } from '../../parts/cards';
import { Details } from '../../parts/Details';
import { formatDate } from '../../parts/values';
import { dayAndTime } from '../../parts/days';
import { attainments, count, evidenceKinds, tierNames } from '../../parts/labels';
import { assessedEntries, profileSummary, type CoachRecord, type Gap, type Profile } from './recordRules';

/** The competencies with both assessments side by side, the gaps for the next tier with training for each, and the evidence. */
export function Portfolio({ coach }: { coach: CoachRecord }) {
  const profile = coach.competencyProfile ?? null;
  if (!profile) {
    return (
      <Card id="portfolio" title="Portfolio">
        <p>No competency framework is in force, so there is nothing to assess.</p>
      </Card>
    );
  }

  const { achieved, expected } = profileSummary(profile);
  return (
    <Card id="portfolio" title={`Portfolio: ${achieved} of ${expected} competencies confirmed as ${tierNames[profile.tier].toLowerCase()} expects`}>
      <Areas profile={profile} />
      <Gaps gaps={coach.gaps} />
      <Assessments profile={profile} />
      <Evidence evidence={coach.evidence} />
      <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small app-no-print" onClick={() => window.print()}>Print my record for an appraisal</button>
    </Card>
  );
}

function Areas({ profile }: { profile: Profile }) {
  return (
    <table className="nhsuk-table app-table">
      <caption className="nhsuk-table__caption">Confirmed by competency area</caption>
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col" className="nhsuk-table__header--numeric">Confirmed</th>
        </tr>
      </thead>
      <tbody>
        {profile.byArea.map(({ area, achieved, expected }) => (
          <tr key={area.code}>
            <td>{area.code}. {area.name}</td>
            <td className="nhsuk-table__cell--numeric">{expected === 0 ? 'Nothing expected' : `${achieved} of ${expected}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gaps({ gaps }: { gaps: Gap[] }) {
  if (gaps.length === 0) {
    return (
      <>
        <h3>Gaps for the next tier</h3>
        <p>There are none.</p>
      </>
    );
  }

  const shown = gaps.slice(0, 5);
  return (
    <>
      <h3>{count(gaps.length, 'gap')} for the next tier</h3>
      <ul className="nhsuk-list app-gaps">
        {shown.map((gap) => (
          <li key={gap.competency.code}>
            <strong>{gap.competency.code}</strong> {gap.competency.statement}
            <br />
            <span className="app-quiet">
              {attainments[gap.expected]} is expected; confirmed: {gap.confirmed === 'NOT_ASSESSED' ? 'nothing yet' : attainments[gap.confirmed].toLowerCase()}.
            </span>
            {gap.offers.length === 0 ? (
              <p className="app-mend">No training in the catalogue develops it now. Ask your supervisor.</p>
            ) : (
              <ul className="nhsuk-list app-mend">
                {gap.offers.map((offer) => (
                  <li key={offer.id}>
                    <Link to={`/app/catalogue/${offer.slug}`}>{offer.title}</Link>
                    {offer.nextRun ? `, ${dayAndTime(offer.nextRun.startsAt)}` : ', no date to book now'}
                  </li>
                ))}
                <li>
                  <Link to={`/app/catalogue?competency=${encodeURIComponent(gap.competency.id)}&coverage=ASSESSES`}>
                    Training that assesses it<span className="nhsuk-u-visually-hidden">: {gap.competency.code}</span>
                  </Link>
                </li>
              </ul>
            )}
          </li>
        ))}
      </ul>
      {gaps.length > shown.length && <p>The {shown.length} biggest of {gaps.length} are shown; the rest are in the table below.</p>}
    </>
  );
}

function Assessments({ profile }: { profile: Profile }) {
  const entries = assessedEntries(profile);
  if (entries.length === 0) {
    return <p>Nothing is assessed yet. Assess yourself first; your supervisor then answers.</p>;
  }

  return (
    <Details summary={<>Your assessments beside your supervisor’s ({entries.length})</>}>
      <table className="nhsuk-table app-table app-assessments">
        <caption className="nhsuk-u-visually-hidden">Assessments by competency; where the two differ, first</caption>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">You</th>
            <th scope="col">Confirmed</th>
            <th scope="col">Expected</th>
            <th scope="col" className="nhsuk-table__header--numeric">Evidence</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.competency.code}>
              <th scope="row">
                {entry.competency.code} <span className="app-statement">{entry.competency.statement}</span>
              </th>
              <td data-label="You">{entry.selfAssessed ? attainments[entry.selfAssessed] : 'Not yet'}</td>
              <td data-label="Confirmed">{entry.confirmed ? attainments[entry.confirmed] : 'Not yet'}{entry.gap && <span className="nhsuk-u-visually-hidden"> (a gap)</span>}</td>
              <td data-label="Expected">{entry.expected ? attainments[entry.expected] : 'Nothing'}</td>
              <td data-label="Evidence" className="nhsuk-table__cell--numeric">{entry.evidenceCount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Details>
  );
}

function Evidence({ evidence }: { evidence: CoachRecord['evidence'] }) {
  return (
    <Details summary={<>Evidence ({evidence.totalCount})</>}>
      {evidence.nodes.length === 0 ? (
        <p>The portfolio holds no evidence yet.</p>
      ) : (
        <ul className="nhsuk-list">
          {evidence.nodes.map((item) => (
            <li key={item.id}>
              <strong>{item.title}</strong>
              <br />
              {evidenceKinds[item.kind]}, {formatDate(item.gatheredOn)}
              {item.competencies.length > 0 && `, for ${item.competencies.map((competency) => competency.code).join(', ')}`}
              {item.sharing === 'PRIVATE' && ', only for you'}
            </li>
          ))}
        </ul>
      )}
      {evidence.totalCount > evidence.nodes.length && <p>The last {evidence.nodes.length} are shown.</p>}
    </Details>
  );
}
