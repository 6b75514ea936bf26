// A hub's course list, read from the catalogue by one stored document over GET: browsers and proxies keep the answers for a minute.
// All that it needs stands in index.html; nothing is installed or built.
const catalogue = setting('catalogue');
const provider = setting('provider');
const form = document.getElementById('search');
const list = document.getElementById('courses');
const count = document.getElementById('count');
const trouble = document.getElementById('trouble');
const more = document.getElementById('more');
const template = document.getElementById('course');

const days = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

let cursor = null;
let running = null;

function setting(name) {
  return document.querySelector(`meta[name="${name}"]`).content.replace(/\/$/, '');
}

// What the form asks for, in the words of the schema. What is not asked for is left out: the same question has the same address.
function variables() {
  const asked = new FormData(form);
  const value = (name) => (asked.get(name) ?? '').trim();
  const filter = {};
  if (value('text')) filter.text = value('text');
  if (value('area')) filter.areaIds = [value('area')];
  if (value('format')) filter.formats = [value('format')];
  if (value('mode')) filter.deliveryModes = [value('mode')];
  if (value('free')) filter.free = true;
  if (provider) filter.providerIds = [provider];
  const range = {};
  if (value('from')) range.from = value('from');
  if (value('to')) range.to = value('to');
  if (range.from || range.to) filter.startsBetween = range;
  const orderBy = value('order') ? [{ field: value('order') }] : undefined;

  return { filter, orderBy, starts: { from: today.format(new Date()), ...range } };
}

async function ask(asked, signal) {
  const address = `${catalogue}/graphql?documentId=HubCourses&variables=${encodeURIComponent(JSON.stringify(asked))}`;
  const response = await fetch(address, { signal, credentials: 'omit', headers: { Accept: 'application/graphql-response+json' } });
  const answer = await response.json().catch(() => null);
  if (!answer?.data?.offers) {
    const wait = response.headers.get('Retry-After');
    throw new Error(wait ? `The catalogue is busy. Try again in ${wait} seconds.` : answer?.errors?.[0]?.message ?? 'The catalogue cannot be read just now.');
  }

  return answer.data.offers;
}

async function show({ further = false } = {}) {
  running?.abort();
  const own = running = new AbortController();
  list.setAttribute('aria-busy', 'true');
  trouble.hidden = true;

  try {
    const offers = await ask({ ...variables(), ...(further && { after: cursor }) }, own.signal);
    const cards = offers.nodes.map(card);
    if (further) {
      list.append(...cards);
      (cards[0]?.querySelector('h3 a') ?? cards[0]?.querySelector('h3'))?.focus();
    } else {
      list.replaceChildren(...cards);
      fillChoices(offers.facets);
    }
    cursor = offers.pageInfo.endCursor;
    more.hidden = !offers.pageInfo.hasNextPage;
    count.textContent = offers.totalCount === 0 ? 'No course matches. Take something away from the search.'
      : offers.totalCount === 1 ? '1 course' : `${offers.totalCount} courses`;
  } catch (error) {
    if (own.signal.aborted) return;
    // The list may be that of another search by now.
    if (!further) {
      list.replaceChildren();
      more.hidden = true;
    }
    count.textContent = 'The courses could not be loaded';
    trouble.querySelector('p').textContent = error instanceof TypeError ? 'The catalogue does not answer. Check your connection.' : error.message;
    trouble.hidden = false;
  } finally {
    if (running === own) list.removeAttribute('aria-busy');
  }
}

// Text goes in as text and addresses as addresses: whatever a course is called, it is nothing but its name.
function card(offer) {
  const element = template.content.cloneNode(true).firstElementChild;
  const link = element.querySelector('h3 a');
  link.textContent = offer.title;
  if (isWeb(offer.pageUrl)) {
    link.href = offer.pageUrl;
  } else {
    link.replaceWith(offer.title);
    element.querySelector('h3').tabIndex = -1;
  }
  element.querySelector('.summary').textContent = offer.summary ?? '';
  element.querySelector('.facts').append(...facts(offer).map((text) => item(text)));
  const dates = element.querySelector('.dates');
  if (offer.runs.nodes.length === 0) {
    dates.remove();
  } else {
    dates.querySelector('ul').append(...offer.runs.nodes.map(date));
    const others = offer.runs.totalCount - offer.runs.nodes.length;
    dates.querySelector('.others').textContent = others > 0 ? `and ${others} more` : '';
  }

  return element;
}

function facts(offer) {
  const { price, delivery } = offer;

  return [
    offer.provider.name,
    words(offer.format),
    delivery.mode && words(delivery.mode),
    delivery.learningMinutes && duration(delivery.learningMinutes),
    price.free ? 'Free' : price.amount && `£${price.amount.amount}`,
  ].filter(Boolean);
}

function date(run) {
  const [start, end] = [new Date(run.startsAt), new Date(run.endsAt)];
  const lastDay = days.format(end) === days.format(start) ? '' : ` to ${days.format(end)}`;
  const place = [run.venue?.name, run.venue?.postcode].filter(Boolean).join(', ');
  const text = `${days.format(start)}, ${times.format(start)}${lastDay || ` to ${times.format(end)}`}${place && `, ${place}`}`;
  const element = item(run.cancellationReason === null ? text : `${text}: cancelled`);
  if (run.cancellationReason === null && isWeb(run.bookingUrl)) {
    const link = document.createElement('a');
    link.href = run.bookingUrl;
    link.rel = 'noopener';
    link.textContent = 'Book';
    link.setAttribute('aria-label', `Book ${text}`);
    element.append(' ', link);
  }

  return element;
}

// The choices are those that would find something, with their numbers, as the catalogue counts them.
function fillChoices(facets) {
  for (const { field, values } of facets) {
    const select = form.querySelector(`[data-facet="${field}"]`);
    const chosen = select.value;
    const options = values.map(({ value, label, count: number }) => new Option(`${label} (${number})`, value, false, value === chosen));
    if (chosen && !values.some(({ value }) => value === chosen)) {
      options.push(new Option(`${known.get(chosen) ?? 'Chosen before'} (0)`, chosen, false, true));
    }
    values.forEach(({ value, label }) => known.set(value, label));
    select.replaceChildren(select.options[0], ...options);
  }
}

const known = new Map();

function item(text) {
  const element = document.createElement('li');
  element.textContent = text;

  return element;
}

function words(constant) {
  const text = constant.replaceAll('_', ' ').toLowerCase();

  return text === 'e learning' ? 'E-learning' : text[0].toUpperCase() + text.slice(1);
}

function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];

  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ');
}

function isWeb(address) {
  return typeof address === 'string' && /^https?:\/\//.test(address);
}

// The address of the page is the search: it can be kept, sent on, and gone back to.
function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = asked.get(field.name) ?? '';
    if (field.type === 'checkbox') {
      field.checked = value === field.value;
    } else {
      // Its choices come with the answer.
      if (field.dataset.facet && value && ![...field.options].some((option) => option.value === value)) field.add(new Option('…', value));
      field.value = value;
    }
  }
}

function toAddress() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const address = asked.size > 0 ? `?${asked}` : location.pathname;
  if (`${location.pathname}${location.search}` !== address && location.search !== address) history.pushState(null, '', address);
}

function search() {
  toAddress();
  void show();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
form.addEventListener('change', (event) => {
  if (event.target.type !== 'search') search();
});
more.addEventListener('click', () => void show({ further: true }));
document.getElementById('again').addEventListener('click', () => void show());
window.addEventListener('popstate', () => {
  fromAddress();
  void show();
});

fromAddress();
void show();
