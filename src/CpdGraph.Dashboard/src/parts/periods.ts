/** A period that numbers may be asked for: a month, a quarter of the financial year, a financial year, or the present one so far. */
export interface Period {
  /** How the address names it. Empty for the financial year so far, which is the one meant when none is named. */
  readonly key: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export interface PeriodGroup {
  readonly label: string;
  readonly periods: readonly Period[];
}

const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const two = (value: number) => String(value).padStart(2, '0');

/** Today in England, as YYYY-MM-DD. */
export function londonDay(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

function lastDay(year: number, month: number): string {
  return `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`;
}

/** The year in which the financial year of a day began. */
export function financialYearOf(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}

function month(year: number, at: number): Period {
  const key = `${year}-${two(at)}`;
  return { key, label: `${names[at - 1]} ${year}`, from: `${key}-01`, to: lastDay(year, at) };
}

/** A quarter by the number of its first month: 4, 7, 10 or 1. */
function quarter(year: number, first: number): Period {
  const at = ((first + 8) % 12) / 3 + 1;
  const label = `Quarter ${at}, ${names[first - 1]} to ${names[first + 1]} ${year}`;
  return { key: `${year}-${two(first)}-q`, label, from: `${year}-${two(first)}-01`, to: lastDay(year, first + 2) };
}

function financialYear(begins: number): Period {
  const label = `Financial year ${begins} to ${begins + 1}`;
  return { key: `${begins}-${two((begins + 1) % 100)}-year`, label, from: `${begins}-04-01`, to: `${begins + 1}-03-31` };
}

export function yearSoFar(today: string): Period {
  const begins = financialYearOf(today);
  return { key: '', label: 'This financial year so far', from: `${begins}-04-01`, to: today };
}

/** What can be chosen today, in groups; the latest comes first. */
export function periodChoices(today: string): readonly PeriodGroup[] {
  const [year, at] = today.split('-').map(Number) as [number, number];
  const monthsBack = Array.from({ length: 24 }, (_, back) => {
    const whole = year * 12 + (at - 1) - back;
    return month(Math.floor(whole / 12), (whole % 12) + 1);
  });
  const first = at - ((at - 1) % 3);
  const quartersBack = Array.from({ length: 8 }, (_, back) => {
    const whole = year * 12 + (first - 1) - back * 3;
    return quarter(Math.floor(whole / 12), (whole % 12) + 1);
  });
  const begins = financialYearOf(today);

  return [
    { label: 'Financial years', periods: [yearSoFar(today), ...[1, 2, 3].map((back) => financialYear(begins - back))] },
    { label: 'Quarters', periods: quartersBack },
    { label: 'Months', periods: monthsBack },
  ];
}

/** The period that the address names; the financial year so far when it names none, or one that may not be asked for. */
export function periodOf(key: string | null, today: string): Period {
  return periodChoices(today).flatMap((group) => group.periods).find((period) => period.key === (key ?? '')) ?? yearSoFar(today);
}
