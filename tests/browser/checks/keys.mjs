// Without a pointer: keys, the sheet that tells them, the link that skips the head of the page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as judge from '../harness/judge.mjs';
import { at } from '../harness/stage.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

describe('keys', () => {
  test('the skip link comes first and leads past the head', () => at('/?q=Sprachkurs', {}, async (page) => {
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Zum Inhalt');
    const box = await page.locator('.skip').boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.width > 50);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'inhalt');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.closest('main') !== null), true);
  }));

  test('/ goes to the field, and there letters are letters', () => at('/?q=Sprachkurs', {}, async (page) => {
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'q');
    await page.keyboard.type('?jk');
    assert.equal(await page.locator('#q').inputValue(), '?jk');
    assert.equal(await page.locator('dialog[open]').count(), 0);
  }));

  test('j and k go through the hits', () => at('/?q=Sprachkurs', {}, async (page) => {
    const titles = (await page.locator('ol.hits h3 a').allInnerTexts()).map((it) => it.trim());
    await page.locator('body').press('j');
    assert.equal(await focused(page), titles[0]);
    await page.keyboard.press('j');
    assert.equal(await focused(page), titles[1]);
    await page.keyboard.press('k');
    assert.equal(await focused(page), titles[0]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/papier\//);
  }));

  test('n and p turn pages, g and a letter change the section', () => at('/?q=Integration', {}, async (page) => {
    await page.locator('body').press('n');
    await page.waitForURL(/seite=2/);
    await page.locator('body').press('p');
    await page.waitForURL((it) => !it.search.includes('seite'));
    for (const [key, path] of [['r', '/register'], ['v', '/vorlaeufer'], ['c', '/vergleich'], ['s', '/']]) {
      await page.locator('body').press('g');
      await page.keyboard.press(key);
      await page.waitForURL((it) => it.pathname === path);
    }
  }));

  test('? opens the sheet, Escape closes it', () => at('/register', {}, async (page) => {
    await page.locator('body').press('?');
    await page.locator('dialog[open]').waitFor();
    assert.deepEqual(await judge.axeOffences(page), []);
    assert.ok(await page.locator('dialog[open] kbd').count() >= 8);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }));

  test('the menu is reached on a narrow screen', () => at('/', { viewport: { width: 320, height: 640 } }, async (page) => {
    await page.getByRole('link', { name: 'Menü' }).click();
    await page.locator('nav.narrow').getByRole('link', { name: 'Register' }).click();
    await page.waitForURL((it) => it.pathname === '/register');
    assert.equal(await page.locator('nav.narrow [aria-current=page]').innerText(), 'Register');
  }));
});
