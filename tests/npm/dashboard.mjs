// Uses the dashboards' page in Chromium as people do. A JSON object a line on standard input is one visit, in a browser context of its own; an answer
// a line on standard output, in order.
//   node dashboard.mjs SERVER FOLDER-FOR-PICTURES
// A visit: {"as"?: what the page keeps of who signed in, "width"?, "height"?, "steps": [[VERB, …], …]}. Verbs:
//   open ADDRESS · ready (nothing is busy any more) · answers KIND (what becomes of what GraphQL answers from now on: see `answers`)
//   · answers held (nothing is answered until `release`) · release
//   click SELECTOR · fill SELECTOR TEXT · select SELECTOR VALUE · focus SELECTOR · press KEY · wait SELECTOR · gone SELECTOR · hold MILLISECONDS
//   look NAME · text NAME SELECTOR · count NAME SELECTOR · kept NAME (what the page keeps for the tab) · axe NAME [SELECTOR LEFT OUT] · walk NAME STOPS (Tab, that often) · picture FILE · print FILE
//   back · reload · download NAME SELECTOR · size WIDTH HEIGHT
// The answer: {"seen": {NAME: …}, "operations": [NAME of each GraphQL request], "requests": [other addresses], "scripts": bytes of script as they
// travelled, "complaints": [what the browser objected to]}.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [server, pictures] = process.argv.slice(2);
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});

// The demonstration is dated around this day.
const NOW = new Date('2026-11-24T09:00:00Z');
const PATIENCE = 45_000;

const isCount = (value) => value !== null && typeof value === 'object' && 'suppressed' in value && 'label' in value;
const deep = (value, change) => {
  const changed = change(value);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item, change)]));
  return value;
};
const json = (route, body, status = 200) => route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) });
const changed = (change) => async (route) => {
  const answer = await route.fetch();
  const body = await answer.json();
  await route.fulfill({ response: answer, json: change(body) });
};

/** What becomes of the answers of GraphQL. */
const answers = {
  real: (route) => route.continue(),
  offline: (route) => route.abort('internetdisconnected'),
  failed: (route) => json(route, { errors: [{ message: 'Something went wrong here.', extensions: { code: 'INTERNAL', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' } }] }, 500),
  forbidden: (route) => json(route, { data: null, errors: [{ message: 'This needs another role.', extensions: { code: 'FORBIDDEN' } }] }),
  refused: (route) => json(route, { errors: [{ message: 'The access token is not accepted.', extensions: { code: 'UNAUTHENTICATED' } }] }, 401),
  hidden: changed((body) => ({ ...body, data: deep(body.data, (value) => (isCount(value) ? { ...value, value: null, suppressed: true, label: '1 to 7' } : undefined)) })),
  empty: changed((body) => ({
    ...body,
    data: deep(body.data, (value) => (isCount(value) ? { ...value, value: 0, suppressed: false, label: '0' } : Array.isArray(value) ? [] : value === 0 || typeof value !== 'number' ? undefined : 0)),
  })),
};

/** Takes one field out of the next answers, as a fault of the server does: PATH has dots between. */
const without = (path) => changed((body) => {
  const steps = path.split('.');
  const last = steps.pop();
  const parent = steps.reduce((at, step) => at?.[step], body.data);
  if (parent) parent[last] = null;
  return { ...body, errors: [{ message: 'Something went wrong here.', path: path.split('.'), extensions: { code: 'INTERNAL', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' } }] };
});

function look() {
  const tidy = (text) => text?.replace(/\s+/g, ' ').trim() ?? '';
  const main = document.querySelector('main');
  return {
    address: location.pathname + location.search,
    title: document.title,
    headings: [...document.querySelectorAll('h1, h2, h3')].filter((heading) => heading.checkVisibility()).map((heading) => `${heading.localName} ${tidy(heading.textContent)}`),
    text: tidy(main?.innerText),
    menu: [...document.querySelectorAll('nav a')].map((link) => tidy(link.textContent)),
    tables: document.querySelectorAll('main table').length,
    figures: document.querySelectorAll('main figure').length,
    tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    small: [...document.querySelectorAll('a, button, input, select, summary')]
      .filter((control) => control.checkVisibility() && !control.closest('p, li > span, td, dd') && !/skip/.test(control.className))
      .map((control) => ({ name: tidy(control.textContent) || control.name || control.id, height: control.getBoundingClientRect().height, inline: getComputedStyle(control).display === 'inline' }))
      .filter(({ height, inline }) => height > 2 && height < 24 && !inline)
      .map(({ name }) => name),
    nameless: [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
      .filter((field) => !field.labels?.length && !tidy(field.textContent) && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby')).length,
  };
}

function stop() {
  const at = document.activeElement;
  const box = at?.getBoundingClientRect();
  const style = at ? getComputedStyle(at) : null;
  const name = (at?.getAttribute('aria-label') ?? at?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const middle = box && document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 10));
  return {
    name: `${at?.localName} ${name || at?.getAttribute('name') || at?.id}`,
    // A ring, a shadow, a border or a background of its own says where the keyboard is.
    seen: style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
    covered: Boolean(middle && box.width > 0 && !at.contains(middle) && !middle.contains(at)),
  };
}

async function visit({ as, width = 1100, height = 900, steps }) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-GB', timezoneId: 'Europe/London', acceptDownloads: true });
  const [seen, operations, requests, complaints] = [{}, [], [], []];
  let scripts = 0;
  let asked = 0;
  let expectsTrouble = false;

  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.clock.setFixedTime(NOW);
    if (as) await page.addInitScript((kept) => sessionStorage.setItem('cpdgraph.session', kept), JSON.stringify(as));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !(expectsTrouble && /Failed to load resource/.test(message.text()))) complaints.push(message.text());
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/graphql') operations.push(/(?:query|mutation|subscription)\s+(\w+)/.exec(JSON.parse(request.postData() ?? '{}').query ?? '')?.[1] ?? '');
      else if (url.protocol !== 'data:' && url.protocol !== 'blob:') requests.push(url.origin === server ? url.pathname : request.url());
    });
    page.on('request', (request) => { if (request.url() === `${server}/graphql`) asked += 1; });
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => { if (request.url() === `${server}/graphql`) asked -= 1; });
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const kinds = new Map();
    network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (kinds.get(requestId) === 'Script') scripts += encodedDataLength; });

    // Quiet for a moment: nothing is asked, nothing is busy, and what is loaded late is there.
    const quiet = () => asked === 0 && page.evaluate(() =>
      document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"]') === null && !/\bLoading$/.test(document.querySelector('main')?.innerText.trim() ?? ''));
    const ready = async () => {
      const end = Date.now() + PATIENCE;
      for (let calm = 0; calm < 3;) {
        if (Date.now() > end) throw new Error('It is still busy.');
        calm = (await quiet()) ? calm + 1 : 0;
        await new Promise((done) => setTimeout(done, 40));
      }
    };
    let release;
    const released = new Promise((done) => { release = done; });
    const held = async (route) => { await released; await route.continue(); };
    const verbs = {
      open: (address) => page.goto(server + address, { waitUntil: 'load' }),
      ready,
      answers: async (kind) => {
        expectsTrouble = true;
        await page.unroute('**/graphql');
        await page.route('**/graphql', kind === 'held' ? held : kind.startsWith('without ') ? without(kind.slice(8)) : answers[kind]);
      },
      release: () => release(),
      click: (selector) => page.locator(selector).first().click(),
      fill: (selector, text) => page.locator(selector).first().fill(text),
      select: (selector, value) => page.locator(selector).first().selectOption(value),
      focus: (selector) => page.locator(selector).first().focus(),
      press: (key) => page.keyboard.press(key),
      type: (text) => page.keyboard.type(text),
      wait: (selector) => page.locator(selector).first().waitFor(),
      gone: (selector) => page.locator(selector).first().waitFor({ state: 'hidden' }),
      hold: (milliseconds) => page.waitForTimeout(milliseconds),
      back: () => page.goBack(),
      size: (wide, high) => page.setViewportSize({ width: wide, height: high }),
      reload: () => page.reload(),
      look: async (name) => { seen[name] = await page.evaluate(look); },
      text: async (name, selector) => { seen[name] = (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()); },
      kept: async (name) => { seen[name] = await page.evaluate(() => ({ ...sessionStorage })); },
      count: async (name, selector) => { seen[name] = await page.locator(selector).count(); },
      axe: async (name, leftOut) => {
        await page.evaluate(axe);
        seen[name] = await page.evaluate(async (exclude) => {
          const { violations } = await globalThis.axe.run(exclude ? { exclude: [[exclude]] } : document, { resultTypes: ['violations'] });
          return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`) }));
        }, leftOut ?? null);
      },
      walk: async (name, stops) => {
        seen[name] = [];
        for (let at = 0; at < stops; at += 1) {
          await page.keyboard.press('Tab');
          seen[name].push(await page.evaluate(stop));
        }
      },
      picture: (file) => page.screenshot({ path: join(pictures, `${file}.png`), fullPage: true }),
      print: async (name, file) => {
        await page.emulateMedia({ media: 'print' });
        await page.pdf({ path: join(pictures, `${file}.pdf`), format: 'A4', printBackground: true });
        await page.screenshot({ path: join(pictures, `${file}-print.png`), fullPage: true });
        seen[name] = await page.evaluate(() => ({
          menu: document.querySelector('nav')?.checkVisibility() ?? false,
          closed: [...document.querySelectorAll('figure details')].filter((details) => details.checkVisibility() && !details.querySelector('table')?.checkVisibility()).length,
          background: getComputedStyle(document.body).backgroundColor,
          text: document.querySelector('main').innerText.replace(/\s+/g, ' '),
        }));
        await page.emulateMedia({ media: null });
      },
      download: async (name, selector) => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.locator(selector).first().click()]);
        seen[name] = { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
      },
    };

    for (const [verb, ...rest] of steps) {
      try {
        await verbs[verb](...rest);
      } catch (error) {
        await page.screenshot({ path: join(pictures, 'failed.png'), fullPage: true }).catch(() => undefined);
        throw new Error(`${JSON.stringify([verb, ...rest])} at ${page.url()}: ${error.message}\n${(await page.locator('body').innerText().catch(() => '')).slice(0, 1_500)}\n${complaints.join('\n')}`);
      }
    }
  } finally {
    await context.close();
  }

  return { seen, operations, requests, scripts, complaints };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let reply;
  try {
    reply = await visit(JSON.parse(line));
  } catch (error) {
    reply = { fault: String(error.stack) };
  }
  process.stdout.write(JSON.stringify(reply) + '\n');
}
await browser.close();
