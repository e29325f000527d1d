// What can be taken along: lists, feeds, the interface for programs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

import { SCRIPTS, at, number, origin } from '../harness/stage.mjs';

/// Lists of hits by their name on the page: type, and how many entries a text of it has.
const LISTS = {
  CSV: [/^text\/csv/, (text) => text.split(/\r?\n(?=[0-9a-f]{64},)/).length - 1],
  JSON: [/^application\/(x-ndjson|json)/, (text) => text.trim().split('\n').map(JSON.parse).length],
  BibTeX: [/^application\/x-bibtex/, (text) => text.match(/^@\w+\{/gm).length],
  RIS: [/^application\/x-research-info-systems/, (text) => text.match(/^TY {2}- /gm).length],
};

for (const { name, settings } of SCRIPTS) {
  describe(`exports ${name}`, () => {
    for (const [list, [type, count]] of Object.entries(LISTS)) {
      test(`hits as ${list}`, () => at('/?q=Sprachkurs', settings, async (page) => {
        const total = number(await page.locator('#zahl').innerText());
        const link = page.locator('footer.keep').getByRole('link', { name: list, exact: true });
        const response = await page.request.get(await link.getAttribute('href'));
        assert.match(response.headers()['content-type'], type);
        const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
        assert.match(download.suggestedFilename(), /^ratlas-sprachkurs\.\w+$/);
        assert.equal(count(await readFile(await download.path(), 'utf8')), total);
      }));
    }

    test('the interface answers what its page asks', () => at('/schnittstelle', settings, async (page) => {
      const form = page.locator('main form[action="/api/v1/search"]');
      if (await form.locator('summary').count()) await form.locator('summary').first().click();
      await form.locator('input[name=query]').fill('Sprachkurs');
      await form.getByRole('button').click();
      await page.waitForURL(/\/api\/v1\/search\?.*Sprachkurs/);
      assert.match(await page.locator('body').innerText(), /"schema"\s*:\s*"ratlas\//);
    }));
  });
}

describe('exports', () => {
  for (const address of ['/feed.atom', '/feed.atom?q=Sprachkurs']) {
    test(`${address} is a feed`, async () => {
      const response = await fetch(origin() + address);
      assert.match(response.headers.get('content-type'), /^application\/atom\+xml/);
      const text = await response.text();
      for (const element of ['<feed', '<updated>', '<entry>', 'rel="self"']) assert.ok(text.includes(element), element);
    });
  }

  for (const [address, type] of [
    ['/register.csv', /^text\/csv/], ['/register.json', /json/],
    ['/vergleich.csv?begriffe=Sprachkurs', /^text\/csv/], ['/vergleich.json?begriffe=Sprachkurs', /json/],
    ['/abdeckung.csv', /^text\/csv/], ['/abdeckung.json', /json/],
  ]) {
    test(`${address} has its type`, async () => {
      const response = await fetch(origin() + address);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type'), type);
      assert.ok((await response.text()).length > 50);
    });
  }

  test('the description names addresses that answer', async () => {
    const api = await (await fetch(`${origin()}/api/v1/openapi.json`)).json();
    assert.match(api.openapi, /^3\.1/);
    const open = Object.entries(api.paths).filter(([path, of]) => of.get && !path.includes('{'));
    assert.ok(open.length >= 8);
    for (const [path, of] of open) {
      const asks = new URLSearchParams((of.get.parameters ?? []).filter((it) => it.required).map((it) => [it.name, 'Sprachkurs']));
      const response = await fetch(`${origin()}${path}?${asks}`);
      assert.equal(response.status, 200, path);
      assert.match(response.headers.get('content-type'), /^application\/json/, path);
      await response.json();
    }
  });
});
