// Saved searches: what is new since the last visit, feeds, names. On the server that may be changed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';

import { folder, program } from '../harness/server.mjs';
import { SCRIPTS, at, open, origin } from '../harness/stage.mjs';

const CHANGING = { server: 'changing' };

/// A paper that came after the search was saved.
const LATER = `Stadt Musterhausen
Antrag Nr. 77/2026
der Fraktion Bürgerliste
Datum: 12.10.2026

Windspielwerkstatt im Haus der Begegnung

Der Stadtrat beschließt: Die Verwaltung richtet im Haus der Begegnung eine Windspielwerkstatt ein.
Begründung: Zugewanderte und Alteingesessene lernen sich bei der Arbeit kennen.
`;

/// Reads a paper into the library of the server, as somebody else would while it runs.
async function bring(text) {
  const papers = await mkdtemp(join(tmpdir(), 'ratlas-later-'));
  try {
    await writeFile(join(papers, 'antrag.txt'), text);
    const [demo] = (await readdir(folder(origin('changing')))).filter((it) => it.startsWith('ratlas-demo-'));
    const library = join(folder(origin('changing')), demo, 'bibliothek');
    await promisify(execFile)(program, ['--library', library, 'ingest', papers]);
  } finally {
    await rm(papers, { recursive: true });
  }
}

async function save(page, query, name) {
  await page.goto(`/?q=${encodeURIComponent(query)}`);
  await page.locator('footer.keep summary').click();
  await page.locator('footer.keep input[name=name]').fill(name);
  await page.getByRole('button', { name: 'Merken', exact: true }).click();
  await page.waitForURL(/\/gemerkt/);
}

for (const { name, settings } of SCRIPTS) {
  describe(`saved searches ${name}`, () => {
    test('a search is saved, found again and removed', () => at('/', { ...CHANGING, ...settings }, async (page) => {
      const called = `Kurse <b>${name}</b>`;
      await save(page, 'Sprachkurs', called);
      assert.ok((await page.locator('[role=status]').innerText()).includes(called));
      const card = page.locator('article.card').filter({ hasText: called });
      await card.locator('h2 a').click();
      await page.waitForURL(/q=Sprachkurs/);
      await page.goto('/gemerkt');
      const feed = await page.request.get(await card.getByRole('link', { name: 'Atom' }).getAttribute('href'));
      assert.match(feed.headers()['content-type'], /^application\/atom\+xml/);
      await card.getByRole('button', { name: 'Entfernen' }).click();
      await card.waitFor({ state: 'detached' });
    }));

    test('a name that is taken is told', () => at('/', { ...CHANGING, ...settings }, async (page) => {
      const called = `Doppelt ${name}`;
      await save(page, 'Sprachkurs', called);
      await page.goto('/?q=Dolmetscher');
      await page.locator('footer.keep summary').click();
      await page.locator('footer.keep input[name=name]').fill(called);
      await page.getByRole('button', { name: 'Merken', exact: true }).click();
      const told = page.locator('.mistake[role=alert]');
      await told.waitFor();
      assert.ok((await told.innerText()).includes(called));
      page.faults.length = 0; // The answer's status says so, too, which the browser writes down.
      await page.getByRole('button', { name: 'Die frühere ersetzen' }).click();
      await page.locator('[role=status]').waitFor();
      const card = page.locator('article.card').filter({ hasText: called });
      assert.match(await card.innerText(), /Dolmetscher/);
      await card.getByRole('button', { name: 'Entfernen' }).click();
      await card.waitFor({ state: 'detached' });
    }));
  });
}

describe('saved searches page', () => {
  test('what came since the last visit is new until it is seen', () => at('/', CHANGING, async (page) => {
    await save(page, 'Windspielwerkstatt OR Sprachkurs', 'Werkstatt');
    const card = page.locator('article.card').filter({ hasText: 'Werkstatt' });
    assert.equal(await card.locator('.tag.good').count(), 0);
    await bring(LATER);
    // A server looks for what is new once a second.
    for (let tries = 0; tries < 20; tries++) {
      await page.goto('/gemerkt');
      if (await card.locator('.tag.good').count()) break;
      await page.waitForTimeout(250);
    }
    assert.match(await card.locator('.tag.good').innerText(), /^1 /);
    assert.match(await card.locator('ul.newest').innerText(), /Windspielwerkstatt/);
    const feed = await page.request.get(await card.getByRole('link', { name: 'Atom' }).getAttribute('href'));
    assert.match(await feed.text(), /Windspielwerkstatt/);
    await page.getByRole('button', { name: 'Alles gesehen' }).click();
    await page.getByText('nichts dazugekommen').waitFor();
    await card.getByRole('button', { name: 'Entfernen' }).click();
    await card.waitFor({ state: 'detached' });
  }));

  test('forms of another page change nothing', async () => {
    const page = await open(CHANGING);
    await page.goto('/gemerkt');
    for (const headers of [{ origin: 'http://anderswo.example' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
      const response = await page.request.post('/gemerkt', { form: { name: 'fremd', suche: 'q=Rat', form: 'falsch' }, headers });
      assert.equal(response.status(), 403);
    }
    await page.reload();
    assert.equal(await page.getByText('fremd').count(), 0);
    await page.close();
  });
});
