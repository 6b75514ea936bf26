import { Card } from '../../parts/cards';
import { Details } from '../../parts/Details';
import { Tag } from '../../parts/Tag';
import { count, fundingVerdicts } from '../../parts/labels';
import { formatMoney } from '../../parts/values';
import type { Advice } from './bookingRules';

/** Who could pay for the offer for this coach, how much is left, and why the others could not. */
export function Funding({ advice }: { advice: Advice[] }) {
  const may = advice.filter((one) => one.verdict !== 'MAY_NOT_PAY');
  const not = advice.filter((one) => one.verdict === 'MAY_NOT_PAY');
  const heading = may.length === 0 ? 'Nobody could pay for it' : `${count(may.length, 'source')} could pay for it`;
  return (
    <Card title={heading} id="funding">
      {may.length > 0 && (
        <ul className="nhsuk-list app-advice">
          {may.map((one) => (
            <li key={one.stream.id}>
              <strong>{one.stream.name}</strong> <Tag state={fundingVerdicts[one.verdict]} />
              <AmountText advice={one} />
              <p>{one.reason}</p>
            </li>
          ))}
        </ul>
      )}
      {not.length > 0 && (
        <Details summary={<>Why not {count(not.length, 'other')}</>}>
          <ul className="nhsuk-list app-advice">
            {not.map((one) => (
              <li key={one.stream.id}>
                <strong>{one.stream.name}</strong>
                <p>{one.reason}</p>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  );
}

function AmountText({ advice }: { advice: Advice }) {
  const facts = [
    advice.upTo ? `up to ${formatMoney(advice.upTo)}` : null,
    advice.sharePercent ? `${Number(advice.sharePercent)}% of the price` : null,
    advice.remaining ? `${formatMoney(advice.remaining)} left in your employer’s budget` : null,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : <p>{facts.join(', ')}</p>;
}
