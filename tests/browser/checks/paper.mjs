// The page of a paper: facts, their words on the page, text, minutes, citations, downloads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

import { SCRIPTS, at, ids, number, texts } from '../harness/stage.mjs';

const paper = (name) => `/papier/${ids()[name]}`;

for (const { name, settings } of SCRIPTS) {
  describe(`paper ${name}`, () => {
    test('from a hit to the paper', () => at('/?q=Dolmetscherpool', settings, async (page) => {
      const hit = page.locator('ol.hits h3 a').first();
      const title = (await hit.innerText()).trim();
      await hit.click();
      await page.waitForURL(/\/papier\//);
      assert.equal((await page.locator('h1').innerText()).trim(), title);
      assert.match(page.url(), /q=Dolmetscherpool/);
      assert.ok(await page.locator('.found a').count() > 0);
    }));

    test('the page is drawn', () => at(paper('motion'), settings, async (page) => {
      const picture = page.locator('.sheets img').first();
      await page.waitForFunction((it) => it.complete && it.naturalWidth > 300, await picture.elementHandle());
      assert.match(await picture.getAttribute('alt'), /Seite/);
    }));

    test('a fact leads to its words and back', () => at(paper('motion'), settings, async (page) => {
      const fact = page.locator('li.fact').filter({ has: page.locator('a.to') }).first();
      const own = await fact.getAttribute('data-fact');
      await fact.locator('a.to').first().click();
      await page.waitForURL(/#/);
      const mark = page.locator(`.sheet a[data-mark="${own}"]`).first();
      const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
      assert.equal(await page.locator(`.sheet a[data-mark="${own}"][id="${target}"]`).count(), 1);
      const box = await mark.locator('rect').first().boundingBox();
      const picture = await page.locator('.sheets .picture').first().boundingBox();
      assert.ok(box.x >= picture.x - 1 && box.x + box.width <= picture.x + picture.width + 1, 'the mark is on the page');
      assert.equal(await mark.getAttribute('href'), `#f${own}`);
    }));

    test('as text, with the words marked', () => at(`${paper('motion')}?q=Dolmetscherpool`, settings, async (page) => {
      await page.getByRole('link', { name: 'als Text' }).click();
      await page.waitForURL(/ansicht=text/);
      assert.equal(await page.locator('.sheets img').count(), 0);
      assert.match(await page.locator('.print mark').first().innerText(), /Dolmetscher/);
      await page.getByRole('link', { name: 'als Bild' }).click();
      await page.locator('.sheets img').first().waitFor();
    }));

    test('minutes: who was there, what was decided', () => at(paper('minutes'), settings, async (page) => {
      const [present] = (await texts(page, '.attend-legend li')).map(number);
      const groups = await page.locator('.attendance .group').evaluateAll((all) => all.map((it) => ({
        told: it.querySelector('h3').innerText.match(/(\d+)\/(\d+)$/).slice(1).map(Number),
        people: it.querySelectorAll('li').length,
        present: [...it.querySelectorAll('.tag')].filter((tag) => ['anwesend', 'zeitweise anwesend'].includes(tag.innerText)).length,
      })));
      assert.ok(groups.length > 3);
      for (const it of groups) assert.deepEqual(it.told, [it.present, it.people]);
      const sum = groups.reduce((sum, it) => sum + it.present, 0);
      assert.ok(present > 0 && present <= sum, 'the administration is there, and no member');
      assert.ok(await page.locator('.agenda li.item').count() > 3);
      const votes = page.locator('.vote-line');
      assert.ok(await votes.count() > 0);
      assert.match(await votes.first().innerText(), /\S/);
      const item = page.locator('.agenda li.item .fact').filter({ has: page.locator('a.to') }).nth(1);
      await item.locator('a.to').first().click();
      await page.waitForURL(/#/);
    }));

    test('the life of the paper', () => at(paper('motion'), settings, async (page) => {
      await page.locator('#werdegang ~ article h3 a, a[href^="/werdegang/"]').first().click();
      await page.waitForURL(/\/werdegang\//);
      assert.match(await page.locator('main').innerText(), /Stellungnahme/);
    }));

    test('the original is downloaded', () => at(paper('motion'), settings, async (page) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/original"]').click()]);
      assert.match(download.suggestedFilename(), /\.pdf$/);
      const bytes = await readFile(await download.path());
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    }));

    test('is cited at a page', () => at(paper('motion'), settings, async (page) => {
      await page.getByRole('link', { name: 'Zitieren' }).click();
      await page.waitForURL(/\/zitat$/);
      await page.locator('input[name=seite]').fill('1');
      await page.getByRole('button', { name: 'Fundstelle nennen' }).click();
      await page.waitForURL(/seite=1/);
      assert.match(await page.locator('#als-text ~ pre').first().innerText(), /S\. 1/);
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[download$=".bib"], a[href*="form=bib"]').click()]);
      assert.match(await readFile(await download.path(), 'utf8'), /^@\w+\{/);
    }));
  });
}

describe('paper page', () => {
  test('its permanent address is the same paper', () => at(paper('motion'), {}, async (page) => {
    const address = await page.locator('link[rel=canonical]').getAttribute('href');
    assert.match(address, /\/papier\/magdeburg\/A0142-22$/);
    await page.goto(address);
    assert.match(await page.locator('h1').innerText(), /Dolmetscherpool/);
  }));

  test('its data is the record', () => at(paper('motion'), {}, async (page) => {
    const response = await page.request.get(`${paper('motion')}.json`);
    assert.match(response.headers()['content-type'], /^application\/json/);
    assert.ok(JSON.stringify(await response.json()).includes('A0142/22'));
  }));

  test('a fact and its words light up together', () => at(paper('motion'), {}, async (page) => {
    const fact = page.locator('li.fact').filter({ has: page.locator('a.to') }).first();
    const own = await fact.getAttribute('data-fact');
    await fact.locator('a.to').first().focus();
    await page.locator(`.sheet a.on[data-mark="${own}"]`).first().waitFor({ state: 'attached' });
    await page.locator('h1').hover();
    await page.locator('.skip').focus();
    assert.equal(await page.locator('.sheet a.on').count(), 0);
  }));

  test('a citation is copied', () => at(`${paper('motion')}/zitat`, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.locator('.copy-button').first().click();
    await page.locator('.copy-button', { hasText: 'Kopiert' }).first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /A0142\/22/);
  }));

  test('pages below are drawn when they are scrolled to', () => at(paper('minutes'), {}, async (page) => {
    const pictures = page.locator('.sheets img');
    assert.equal(await pictures.first().getAttribute('loading'), 'eager');
    for (let i = 1; i < await pictures.count(); i += 1) assert.equal(await pictures.nth(i).getAttribute('loading'), 'lazy');
    const last = pictures.last();
    await last.scrollIntoViewIfNeeded();
    await page.waitForFunction((it) => it.complete && it.naturalWidth > 300, await last.elementHandle());
  }));
});
