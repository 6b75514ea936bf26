// What npm's ical.js reads in a calendar: a JSON object a line on standard input, an answer a line on standard output, in order.
//   {"calendar": TEXT} → {"name", "events": [{uid, sequence, summary, description, location, url, conference, status, start, end, startLondon, endLondon}]}
// Moments in UTC as ISO 8601; startLondon and endLondon as clocks in England show them, by the time zones of Node and not of .NET.
import { createInterface } from 'node:readline';
import ICAL from 'ical.js';

// A text by RFC 7986, which this reader does not know yet.
ICAL.design.icalendar.property.name = { defaultType: 'text' };

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', timeZoneName: 'short',
});

const iso = (time) => time && time.toJSDate().toISOString();
const shown = (time) => time && london.format(time.toJSDate());
const value = (component, name) => component.getFirstPropertyValue(name);

function read({ calendar }) {
  const root = new ICAL.Component(ICAL.parse(calendar));
  return {
    name: value(root, 'name'),
    version: value(root, 'version'),
    events: root.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component, { strictExceptions: true });
      const end = component.getFirstProperty('dtend') ? event.endDate : null;
      return {
        uid: event.uid,
        sequence: event.sequence,
        summary: event.summary,
        description: event.description,
        location: event.location,
        url: value(component, 'url'),
        conference: value(component, 'conference'),
        status: value(component, 'status'),
        stamp: iso(value(component, 'dtstamp')),
        start: iso(event.startDate),
        end: iso(end),
        startLondon: shown(event.startDate),
        endLondon: shown(end),
      };
    }),
  };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let reply;
  try {
    reply = read(JSON.parse(line));
  } catch (error) {
    reply = { fault: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(reply) + '\n');
}
