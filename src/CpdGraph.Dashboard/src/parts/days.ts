import { formatTime } from './values';

/** The day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** "Tuesday 12 January 2027": the day of a moment, in England. */
export function longDay(moment: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(new Date(moment))
    .replace(',', '');
}

/** "Tuesday 12 January 2027, 10am to 4pm", or both days where it ends on another. */
export function timeSpan(from: string, to: string): string {
  return longDay(from) === longDay(to)
    ? `${longDay(from)}, ${formatTime(from)} to ${formatTime(to)}`
    : `${longDay(from)}, ${formatTime(from)}, to ${longDay(to)}, ${formatTime(to)}`;
}

/** "Thursday 28 January 2027, 9:30am". */
export function dayAndTime(moment: string): string {
  return `${longDay(moment)}, ${formatTime(moment)}`;
}

/** A moment by which something is to be done. One at midnight is the end of the day before, as people say it. */
export function byWhen(moment: string): string {
  return formatTime(moment) === 'midnight' ? `the end of ${longDay(new Date(Date.parse(moment) - 1).toISOString())}` : dayAndTime(moment);
}
