// German and English: chosen by the browser, changed by the reader, kept.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SCRIPTS, at } from '../harness/stage.mjs';

const lang = (page) => page.locator('html').getAttribute('lang');

for (const { name, settings } of SCRIPTS) {
  describe(`language ${name}`, () => {
    test('is switched on the page one is on, and kept', () => at('/?q=Sprachkurs&art=niederschrift', { ...settings, viewport: { width: 900, height: 800 } }, async (page) => {
      const hits = await page.locator('ol.hits h3').allInnerTexts();
      await page.getByRole('link', { name: 'English' }).click();
      await page.waitForFunction(() => document.documentElement.lang === 'en').catch(() => {});
      assert.equal(await lang(page), 'en');
      assert.deepEqual(await page.locator('ol.hits h3').allInnerTexts(), hits);
      assert.match(await page.locator('#zahl').innerText(), /hits/);
      assert.match(await page.locator('ol.hits .facts').first().innerText(), /Minutes/i);
      await page.goto('/register');
      assert.equal(await lang(page), 'en');
      await page.getByRole('link', { name: 'Deutsch' }).click();
      await page.locator('html[lang=de]').waitFor();
      await page.goto('/register');
      assert.equal(await lang(page), 'de');
    }));

    test('is the browser\'s to begin with', () => at('/register', { ...settings, locale: 'en-GB' }, async (page) => {
      assert.equal(await lang(page), 'en');
      assert.match(await page.locator('main').innerText(), /As of the newest day in the library, \d{4}-\d{2}-\d{2}\./);
    }));

    test('words of papers are marked as German', () => at('/?q=Sprachkurs', { ...settings, locale: 'en-GB' }, async (page) => {
      assert.equal(await page.locator('ol.hits h3 a :not([lang=de])').count(), 0);
      assert.ok(await page.locator('.snippet[lang=de]').count() > 0);
    }));
  });
}
