// Uses docs/examples/hub-website in Chromium as people do, with the keyboard. Each line of standard output is a JSON pair of what was looked
// at and what was seen; the test compares.
//   node hub-website.mjs CATALOGUE [FOLDER FOR SCREENSHOTS]
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const [catalogue, screenshots] = process.argv.slice(2);
const folder = new URL('../../docs/examples/hub-website/', import.meta.url).pathname;
const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

// The page as it stands there, but for where the catalogue is.
const site = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  const file = path === '/' ? 'index.html' : path.slice(1);
  try {
    const text = await readFile(join(folder, file), 'utf8');
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain' }).end(text.replaceAll('http://localhost:5080', catalogue));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
const home = `http://127.0.0.1:${site.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});
const tell = (name, seen) => process.stdout.write(`${JSON.stringify([name, seen])}\n`);

try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 }, locale: 'en-GB', timezoneId: 'America/New_York' });
  page.setDefaultTimeout(10_000);

  // The demonstration is dated around this day.
  await page.clock.setFixedTime(new Date('2026-11-24T09:00:00Z'));
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const requests = [];
  page.on('response', (response) => {
    if (!response.url().includes('/graphql')) return;
    requests.push({ method: response.request().method(), url: response.url(), status: response.status(), headers: response.headers() });
  });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let fromCache = 0;
  network.on('Network.requestServedFromCache', () => { fromCache += 1; });
  network.on('Network.responseReceived', ({ response }) => { if (response.url.includes('/graphql') && response.fromDiskCache) fromCache += 1; });

  const settled = () => page.waitForFunction(() => !document.querySelector('#courses[aria-busy]') && document.querySelector('#count').textContent !== 'Loading courses');
  const titles = () => page.locator('#courses h3').allTextContents();
  const count = () => page.locator('#count').textContent();
  const picture = (name) => (screenshots ? page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true }) : undefined);

  await page.goto(home);
  await settled();
  await picture('all');
  tell('first count', await count());
  tell('first titles', await titles());
  tell('first request', { ...requests[0], headers: { cache: requests[0].headers['cache-control'], origin: requests[0].headers['access-control-allow-origin'] } });
  tell('first dates', await page.locator('.dates li').allTextContents());
  tell('choices', await page.locator('#format option').allTextContents());

  // By keyboard alone: to the field, words with a typing error, and Enter.
  await page.keyboard.press('Tab');
  tell('first stop', await page.evaluate(() => document.activeElement.textContent));
  await page.keyboard.press('Tab');
  await page.keyboard.type('motivatoinal interviewing');
  await page.keyboard.press('Enter');
  await page.waitForURL(/text=/);
  await settled();
  await picture('search');
  tell('search titles', await titles());
  tell('search address', new URL(page.url()).search);

  // Back, and the answer of before is still there.
  await page.goBack();
  await settled();
  tell('back titles', await titles());
  tell('from cache', fromCache);

  // On to the tick box and the dates, still by keyboard.
  await page.locator('#free').focus();
  await page.keyboard.press('Space');
  await page.waitForURL(/free=yes/);
  await settled();
  tell('free facts', await page.locator('.facts').allTextContents());
  await page.keyboard.press('Space');
  await page.waitForURL((url) => !url.search.includes('free'));
  await settled();

  await page.locator('#more').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#courses > li').length > 10);
  tell('after more', { shown: (await titles()).length, focused: await page.evaluate(() => [...document.querySelectorAll('#courses > li')].findIndex((li) => li.contains(document.activeElement))) });

  await page.locator('#from').fill('2026-12-01');
  await page.locator('#to').fill('2026-12-31');
  await page.locator('#to').blur();
  await page.waitForURL(/to=2026-12-31/);
  await settled();
  await picture('dates');
  tell('december dates', await page.locator('.dates li').allTextContents());
  tell('december titles', await titles());
  await page.reload();
  await settled();
  tell('december again', await titles());

  await page.goto(`${home}?text=xyzzyqwerty`);
  await settled();
  tell('nothing', await count());

  // Whatever a course is called, it is nothing but its name.
  const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  await page.route('**/graphql*', (route) => route.fulfill({
    status: 200,
    headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { offers: {
      totalCount: 1,
      facets: [{ field: 'FORMAT', values: [{ value: '"><img src=x onerror=window.hit=1>', label: evil, count: 1 }] }],
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [{
        id: 'x', title: evil, summary: evil, format: 'COURSE', provider: { name: evil }, delivery: { mode: null, learningMinutes: 90 }, price: { free: false, amount: null },
        pageUrl: 'javascript:window.hit=1',
        runs: { totalCount: 1, nodes: [{ id: 'y', startsAt: '2027-03-28T00:30:00Z', endsAt: '2027-03-28T02:00:00Z', venue: { name: evil, postcode: null }, bookingUrl: 'data:text/html,x', cancellationReason: null }] },
      }],
    } } }),
  }));
  await page.goto(`${home}?text=evil`);
  await settled();
  tell('evil', {
    title: (await titles())[0],
    links: await page.locator('#courses a').count(),
    active: await page.locator('#courses img, #courses script, select img').count(),
    hit: await page.evaluate(() => window.hit ?? null),
    dates: await page.locator('.dates li').allTextContents(),
  });
  tell('complaints', complaints.splice(0));

  await page.unroute('**/graphql*');
  await page.route('**/graphql*', (route) => route.abort());
  await page.goto(`${home}?text=coaching`);
  await settled();
  tell('no connection', { count: await count(), told: await page.locator('#trouble p').textContent() });
  await page.unroute('**/graphql*');
  await page.locator('#again').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('#courses > li').length > 0);
  tell('again', { trouble: await page.locator('#trouble').isVisible(), found: (await titles()).length > 0 });

  await page.setViewportSize({ width: 360, height: 740 });
  await picture('small');
  tell('too wide', await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth));
  tell('without a name', await page.evaluate(() => [...document.querySelectorAll('input, select, button')].filter((field) => !field.labels?.length && !field.textContent.trim()).length));
} finally {
  await browser.close();
  site.close();
}
