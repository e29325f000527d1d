// What all checks share: one browser, three servers, and windows onto them.
import assert from 'node:assert/strict';

import { context, launch, watched } from './browser.mjs';
import { sampleIds } from '../pages.mjs';
import { serve } from './server.mjs';

/// As long as the server asks for.
export const TOKEN = 'ein-zugangswort-nur-fuer-die-tests';

/// The servers by what is done to them: only read, changed, entered with a token.
const SERVERS = { reading: [], changing: [], guarded: [{ RATLAS_TOKEN: TOKEN }] };

const stage = { servers: {}, contexts: new Map() };

/// Starts everything at once.
export async function raise() {
  const [browser, ...servers] = await Promise.allSettled([
    launch(),
    ...Object.values(SERVERS).map(([env]) => serve([], env)),
  ]);
  stage.browser = browser.value;
  Object.keys(SERVERS).forEach((name, idx) => { stage.servers[name] = servers[idx].value; });
  const failed = [browser, ...servers].find((it) => it.reason);
  if (failed) { await strike(); throw failed.reason; }
  stage.ids = await sampleIds(origin());
}

/// Ends everything; answers how each server ended.
export async function strike() {
  await stage.browser?.close();
  const ends = Object.entries(stage.servers).filter(([, it]) => it).map(async ([name, it]) => [name, await it.end()]);
  return Object.fromEntries(await Promise.all(ends));
}

/// Where a server can be reached.
export const origin = (server = 'reading') => stage.servers[server].origin;

/// What a server has told on its standard error.
export const said = (server = 'reading') => stage.servers[server].said;

/// The ids of the sample papers that pages are about.
export const ids = () => stage.ids;

/// A new page; windows with the same settings share their cookies.
export async function open({ server = 'reading', ...settings } = {}) {
  const key = JSON.stringify([server, settings]);
  if (!stage.contexts.has(key)) stage.contexts.set(key, context(stage.browser, origin(server), settings));
  return watched(await stage.contexts.get(key), origin(server));
}

/// The settings that most flows are gone through with.
export const SCRIPTS = [
  { name: 'with script', settings: {} },
  { name: 'without script', settings: { javaScriptEnabled: false } },
];

/// Opens a page, does something with it, closes it, and complains of what the browser complained of.
export async function at(address, settings, act) {
  const page = await open(settings);
  try {
    await page.goto(address);
    await act(page);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.close();
  }
}

/// The number in a text such as "1.234 Treffer".
export const number = (text) => Number(text.match(/[\d.]+/)?.[0].replaceAll('.', ''));

/// The texts of all elements.
export const texts = async (page, selector) => (await page.locator(selector).allInnerTexts()).map((it) => it.trim());
