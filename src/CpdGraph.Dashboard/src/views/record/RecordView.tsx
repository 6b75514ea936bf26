import { useState } from 'react';
import { useView, type Problem } from '../../parts/useView';
import { View } from '../../parts/view';
import { financialYearOf, londonDay } from '../../parts/periods';
import { MyRecord } from './record.graphql';
import { Attention } from './Attention';
import { CalendarAddress } from './CalendarAddress';
import { Cpd } from './Cpd';
import { Development } from './Development';
import { Places } from './Places';
import { Portfolio } from './Portfolio';
import { ReadinessChecklist } from './ReadinessChecklist';
import { Supervision } from './Supervision';
import type { MyRecordQuery } from '../../gql/graphql';
import '../../parts/coach.css';
import './record.css';

/** A coach's own record: what stands in the way of referrals, what is due, what is booked and what was learned. Made for a phone first. */
export default function RecordView() {
  const [variables] = useState(() => ({ year: financialYearOf(londonDay()) }));
  const view = useView(MyRecord, variables);
  return (
    <View title="My record" state={view}>
      {(data) => <RecordPage data={data} reload={view.reload} problemAt={view.problemAt} />}
    </View>
  );
}

/** The cards of the record, or why there are none. */
export function RecordPage({ data, reload, problemAt }: { data: MyRecordQuery; reload: () => void; problemAt: (path: string) => Problem | undefined }) {
  const viewer = data.viewer;
  if (!viewer) {
    return <p className="nhsuk-inset-text">Sign in as a coach to see your record.</p>;
  }

  const coach = viewer.coach;
  if (!coach) {
    return (
      <div className="nhsuk-inset-text">
        <p>There is no coach record for you. The role of a coach is needed to see one.</p>
        <p>If you are a coach, ask your line manager or a steward to make your record. They give you a code, with which it becomes yours.</p>
      </div>
    );
  }

  const facts = [coach.displayName, coach.tier ? `tier ${coach.tier.slice(-1)}` : 'no tier yet', coach.employer?.name ?? 'no employer on record'];
  return (
    <div className="app-record">
      <p className="nhsuk-body-l app-record__who">{facts.join(', ')}</p>
      <nav aria-label="On this page" className="app-record__contents app-no-print">
        <ul className="nhsuk-list">
          {parts.map(([id, text]) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Attention attention={viewer.attention ?? null} problem={problemAt('viewer.attention')} reload={reload} />
      <ReadinessChecklist readiness={coach.referralReadiness ?? null} problem={problemAt('viewer.coach.referralReadiness')} reload={reload} />
      <Places places={coach.enrolments.nodes} reload={reload}>
        <CalendarAddress link={viewer.calendarLink ?? null} reload={reload} />
      </Places>
      <Supervision overview={coach.supervision} reload={reload} />
      <Cpd year={coach.cpdYear} learning={coach.learning} target={coach.currentPlan?.cpdTargetMinutes ?? null} competencies={coach.competencyProfile?.entries ?? []} reload={reload} />
      <Development plan={coach.currentPlan ?? null} pathways={coach.pathwayProgress} reload={reload} />
      <Portfolio coach={coach} />
    </div>
  );
}

const parts = [
  ['readiness', 'Referrals'],
  ['places', 'Booked dates'],
  ['supervision', 'Supervision'],
  ['cpd', 'CPD year'],
  ['plan', 'Plan'],
  ['portfolio', 'Portfolio'],
] as const;
