// Looks at pages in the system's Chromium: a JSON object a line on standard input, an answer a line on standard output, in order.
//   {"url": URL, "width"?, "picture"?: FILE, "noStyles"?: true} → {"status", "title", "heading", "text", "links", "data", "active", "requests", "dialogs", "refused"}
// "active" is whatever in the page could do something: elements that run, load or send, attributes that run, addresses that run.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
});
const context = await browser.newContext({ locale: 'en-GB' });
const page = await context.newPage();
let requests = [];
let dialogs = [];
let refused = [];
let wide = 0;
let styled = true;
page.on('request', (request) => requests.push(request.url()));
page.on('dialog', (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) refused.push(message.text()); });
page.on('pageerror', (error) => refused.push(String(error)));

function look() {
  const active = [];
  const may = new Set(['https:', 'http:', 'mailto:']);
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    const isData = name === 'script' && element.type === 'application/ld+json';
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml'
        || /^(script|iframe|frame|frameset|object|embed|applet|img|picture|video|audio|source|track|svg|math|form|input|button|select|textarea|base|style|template|portal|marquee|dialog|details)$/.test(name) && !isData) {
      active.push(`<${name}>`);
    }
    if (name === 'meta' && element.httpEquiv) active.push('<meta http-equiv>');
    if (name === 'link' && !['stylesheet', 'canonical', 'alternate'].includes(element.rel)) active.push(`<link rel=${element.rel}>`);
    for (const attribute of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$|^background$|^srcset$|^ping$/i.test(attribute.name)) active.push(`${name}[${attribute.name}]`);
      if (/^(href|src|action|data|xlink:href|cite|poster)$/i.test(attribute.name) && !may.has(new URL(attribute.value, document.baseURI).protocol)) {
        active.push(`${name}[${attribute.name}=${attribute.value}]`);
      }
    }
  }
  const tidy = (text) => text?.replace(/\s+/g, ' ').trim();
  return {
    title: document.title,
    heading: document.querySelector('h1')?.textContent,
    text: tidy(document.body.innerText),
    links: [...document.querySelectorAll('main a')].map((link) => ({ text: tidy(link.textContent), href: link.href, rel: link.rel })),
    headings: [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => `${heading.localName} ${tidy(heading.textContent)}`),
    data: [...document.querySelectorAll('script')].map((script) => script.textContent),
    language: document.documentElement.lang,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    styled: getComputedStyle(document.querySelector('dt') ?? document.body).fontWeight,
    active,
  };
}

async function visit({ url, width, picture, noStyles }) {
  [requests, dialogs, refused] = [[], [], []];
  if (wide !== (width ?? 1000)) {
    wide = width ?? 1000;
    await page.setViewportSize({ width: wide, height: 900 });
  }
  if (styled === Boolean(noStyles)) {
    styled = !noStyles;
    await (styled ? page.unrouteAll() : page.route('**/*.css', (route) => route.abort()));
  }
  const response = await page.goto(url, { waitUntil: 'load' });
  const seen = await page.evaluate(look);
  if (picture) await page.screenshot({ path: picture, fullPage: true });
  return { status: response?.status() ?? null, ...seen, requests, dialogs, refused };
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
