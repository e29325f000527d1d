// Prior motions: by text, by file, by drop; nothing of it is kept.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { root } from '../harness/server.mjs';
import { SCRIPTS, at, origin, texts } from '../harness/stage.mjs';

const MOTION = join(root, 'corpus-samples/papers/magdeburg/2022-motion-dolmetscherpool.pdf');

const stats = async () => (await fetch(`${origin()}/api/v1/stats`)).json();

for (const { name, settings } of SCRIPTS) {
  describe(`prior motions ${name}`, () => {
    test('by text', () => at('/vorlaeufer', settings, async (page) => {
      await page.locator('#text').fill('Die Stadt richtet einen Dolmetscherdienst für Arztbesuche ein.');
      await page.getByRole('button', { name: 'Suchen' }).click();
      await page.locator('li.matter').first().waitFor();
      const cities = await texts(page, 'main h2');
      assert.equal(new Set(cities).size, cities.length, 'each city is there once');
      assert.ok((await texts(page, 'li.matter .tag')).length > 0, 'outcomes are told');
      assert.equal(await page.locator('li.matter h3 a').first().getAttribute('href').then((it) => it.startsWith('/papier/')), true);
    }));

    test('by file, which is read and forgotten', () => at('/vorlaeufer', settings, async (page) => {
      const before = await stats();
      await page.locator('#datei').setInputFiles(MOTION);
      await page.getByRole('button', { name: 'Suchen' }).click();
      await page.getByText('Verglichen mit').waitFor();
      assert.match(await page.locator('main').innerText(), /2022-motion-dolmetscherpool\.pdf|Dolmetscher/);
      assert.ok(await page.locator('li.matter').count() > 0);
      assert.deepEqual(await stats(), before);
    }));

    test('a file that cannot be read is refused with a reason', () => at('/vorlaeufer', settings, async (page) => {
      await page.locator('#datei').setInputFiles({ name: 'kaputt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nichts') });
      await page.getByRole('button', { name: 'Suchen' }).click();
      const told = page.locator('.mistake[role=alert]');
      await told.waitFor();
      assert.match(await told.innerText(), /kaputt\.pdf: \S/);
      page.faults.length = 0; // The status says so, too, which the browser writes down.
    }));
  });
}

describe('prior motions page', () => {
  test('takes a file that is dropped', () => at('/vorlaeufer', {}, async (page) => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Ein Antrag auf einen Dolmetscherpool für die Stadt.'], 'antrag.txt', { type: 'text/plain' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.querySelector('[data-drop]').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
      }
    });
    assert.equal(await page.locator('#datei').evaluate((it) => it.files[0]?.name), 'antrag.txt');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByText('antrag.txt').first().waitFor();
  }));

  test('a form from elsewhere is refused', async () => {
    const form = new FormData();
    form.set('text', 'Dolmetscher');
    const response = await fetch(`${origin()}/vorlaeufer`, { method: 'POST', body: form });
    assert.equal(response.status, 403);
  });
});
