// The pictures of the user guides, taken of the sample papers: node screenshots.mjs
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { context, launch } from './harness/browser.mjs';
import { root, serve } from './harness/server.mjs';
import { sampleIds } from './pages.mjs';

const FOLDER = join(root, 'docs/pictures');

/// A clone of the repository stays small.
const MAX_BYTES = 150_000;

/// Pictures by name: the page, and what is brought to the upper edge.
const pictures = (ids) => ({
  'search': ['/?q=Sprachkurs'],
  'paper': [`/papier/${ids.motion}?q=Dolmetscherpool`],
  'minutes': [`/papier/${ids.minutes}`, '#anwesenheit'],
  'prior': ['/vorlaeufer?text=Dolmetscherdienst+f%C3%BCr+Arztbesuche', 'form.filters .row'],
  'life': [`/werdegang/${ids.motion}`],
  'register': ['/register'],
  'compare': ['/vergleich?begriffe=Sprachmittlung%0AEinb%C3%BCrgerung&nach=jahr', '#bild'],
  'coverage': ['/abdeckung'],
  'body': ['/gremien/koeln/integration-board'],
});

const server = await serve();
const browser = await launch();
try {
  await mkdir(FOLDER, { recursive: true });
  const window = await context(browser, server.origin, { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 });
  const page = await window.newPage();
  for (const [name, [address, top]] of Object.entries(pictures(await sampleIds(server.origin)))) {
    await page.goto(address, { waitUntil: 'networkidle' });
    if (top) await page.locator(top).first().evaluate((it) => it.scrollIntoView());
    const path = join(FOLDER, `${name}.jpg`);
    await page.screenshot({ path, type: 'jpeg', quality: 60 });
    const { size } = await stat(path);
    console.log(`${path}: ${size} bytes`);
    if (size > MAX_BYTES) throw new Error(`${name} is larger than ${MAX_BYTES} bytes`);
  }
} finally {
  await browser.close();
  await server.end();
}
