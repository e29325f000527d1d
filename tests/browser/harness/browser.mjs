// One Chromium, and pages that are watched: what they load, what they complain of.
import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

/// The widths that are looked at: the narrowest screen there is, and a desk.
export const WIDTHS = [320, 1280];

/// Light and dark.
export const SCHEMES = ['light', 'dark'];

/// Nothing may take longer, even while the machine does other things.
const PATIENCE = 30_000;

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/// Without this a browser asks its maker for news, which no test is to wait for.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/// Starts the browser of the system.
export async function launch() {
  const program = [process.env.CHROMIUM, ...PROGRAMS].find((it) => it && existsSync(it));
  if (!program) throw new Error(`no Chromium: install it, or name it in CHROMIUM (looked for ${PROGRAMS.join(', ')})`);
  return chromium.launch({ executablePath: program, args: FLAGS, headless: true, timeout: 2 * PATIENCE });
}

/// A browser window's worth of settings on a server: language, script, downloads.
export async function context(browser, origin, settings = {}) {
  const res = await browser.newContext({ baseURL: origin, locale: 'de-DE', colorScheme: 'light', reducedMotion: 'reduce', ...settings });
  res.setDefaultTimeout(PATIENCE);
  return res;
}

/// A page that keeps what went wrong on it in `page.faults`, and what it loaded in `page.loaded`.
export async function watched(context, origin) {
  const page = await context.newPage();
  page.faults = [];
  page.loaded = [];
  page.on('console', (it) => { if (['error', 'warning'].includes(it.type())) page.faults.push(`console: ${it.text()}`); });
  page.on('pageerror', (it) => page.faults.push(`script: ${it.message}`));
  page.on('request', (it) => { if (new URL(it.url()).origin !== origin) page.faults.push(`foreign request: ${it.url()}`); });
  page.on('response', (it) => page.loaded.push(it));
  return page;
}

/// Goes to an address and forgets what was before; the cache is left out, so that all is counted.
export async function visit(page, address) {
  page.faults.length = 0;
  page.loaded.length = 0;
  const response = await page.goto(address, { waitUntil: 'load' });
  return response;
}

/// Bytes that came over the wire for what a page loaded, pictures of papers left out.
export async function transferred(page) {
  let sum = 0;
  for (const response of page.loaded) {
    if (response.request().resourceType() === 'image') continue;
    await response.finished();
    const sizes = await response.request().sizes();
    sum += sizes.responseBodySize + sizes.responseHeadersSize;
  }
  return sum;
}

/// Keeps nothing in the cache, so that each visit is a first one.
export async function forgetful(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
}
