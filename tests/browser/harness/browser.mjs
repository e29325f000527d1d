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

/// A page that keeps what went wrong on it in `page.faults`.
export async function watched(context, origin) {
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (it) => { if (['error', 'warning'].includes(it.type())) page.faults.push(`console: ${it.text()}`); });
  page.on('pageerror', (it) => page.faults.push(`script: ${it.message}`));
  page.on('request', (it) => { if (new URL(it.url()).origin !== origin) page.faults.push(`foreign request: ${it.url()}`); });
  return page;
}

/// Goes to an address and forgets what went wrong before.
export async function visit(page, address) {
  page.faults.length = 0;
  return page.goto(address, { waitUntil: 'load' });
}

/// Bytes of what a page loaded, whether or not the browser had some of it already; pictures left out.
export async function transferred(page) {
  return page.evaluate(() => {
    const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return parts.filter((it) => it.initiatorType !== 'img').reduce((sum, it) => sum + it.encodedBodySize, 0);
  });
}
