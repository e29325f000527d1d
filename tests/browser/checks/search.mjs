// The search page: asking, narrowing, ordering, turning pages, mistakes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SCRIPTS, at, number, texts } from '../harness/stage.mjs';

const total = async (page) => number(await page.locator('#zahl').innerText());

for (const { name, settings } of SCRIPTS) {
  describe(`search ${name}`, () => {
    test('from the empty page to hits', () => at('/', settings, async (page) => {
      await page.locator('#q').fill('Sprachkurs');
      await page.locator('#q').press('Enter');
      await page.locator('ol.hits').waitFor();
      assert.equal(new URL(page.url()).search, '?q=Sprachkurs');
      assert.ok(await total(page) > 5);
      assert.match(await page.title(), /^Sprachkurs – /);
      const hit = page.locator('ol.hits article').first();
      assert.match(await hit.locator('.snippet mark').first().innerText(), /kurs/i);
      assert.ok((await hit.locator('.facts li').count()) >= 3);
      assert.match(await hit.locator('.why').innerText(), /Gefunden über: \S/);
    }));

    test('a facet narrows to as many as it says', () => at('/?q=Sprachkurs', settings, async (page) => {
      const facet = page.locator('input[name=art][value=niederschrift], input[name=art][value=minutes]');
      if (!(await facet.isVisible())) await page.locator('details.narrowing > summary').click();
      const promised = number(await page.locator('label').filter({ has: facet }).locator('.n').innerText());
      await facet.check();
      if (!settings.javaScriptEnabled && 'javaScriptEnabled' in settings) await page.locator('button.apply').click();
      await page.waitForURL(/art=/);
      await page.locator('.chips a.chip').first().waitFor();
      assert.equal(await total(page), promised);
      const kinds = await texts(page, 'ol.hits .facts');
      assert.ok(kinds.every((it) => it.includes('Niederschrift')), kinds.join('; '));
      await page.locator('.chips a.chip').first().click();
      await page.waitForURL((it) => !it.search.includes('art='));
      assert.ok(await total(page) > promised);
    }));

    test('a year of the chart narrows', () => at('/?q=Sprachkurs', settings, async (page) => {
      if (!(await page.locator('svg.years').isVisible())) await page.locator('details.narrowing > summary').click();
      const bar = page.locator('svg.years a').filter({ has: page.locator('title', { hasText: /: [1-9]/ }) }).last();
      const [year, promised] = (await bar.locator('title').textContent()).split(': ').map(Number);
      await bar.locator('rect.hover').click();
      await page.waitForURL(new RegExp(`${year}`));
      assert.equal(await total(page), promised);
      const facts = await texts(page, 'ol.hits .facts');
      assert.ok(facts.length > 0 && facts.every((it) => it.includes(`${year}`)), facts.join('; '));
    }));

    test('orders', () => at('/?q=Sprachkurs', settings, async (page) => {
      await page.getByRole('link', { name: 'Älteste' }).click();
      await page.waitForURL(/sortierung=/);
      assert.equal(await page.locator('.sorts [aria-current]').innerText(), 'Älteste');
      const years = (await texts(page, 'ol.hits .facts')).map((it) => Number(it.match(/\d\d\.\d\d\.(\d{4})/)?.[1] ?? NaN)).filter(Boolean);
      assert.ok(years.length > 3);
      assert.deepEqual(years, [...years].sort((a, b) => a - b));
    }));

    test('turns pages', () => at('/?q=Integration', settings, async (page) => {
      const first = await texts(page, 'ol.hits h3');
      await page.locator('a[rel=next]').click();
      await page.waitForURL(/seite=2/);
      const second = await texts(page, 'ol.hits h3');
      assert.notDeepEqual(second, first);
      assert.equal(Number(await page.locator('ol.hits').getAttribute('start')), first.length + 1);
      await page.locator('a[rel=prev]').click();
      await page.waitForURL((it) => !it.search.includes('seite='));
      assert.deepEqual(await texts(page, 'ol.hits h3'), first);
    }));

    test('a mistake is shown where it is', () => at('/?q=jahr%3Aabc', settings, async (page) => {
      const typed = page.locator('.mistake pre.typed');
      const [line, carets] = (await typed.textContent()).split('\n');
      assert.equal(line, 'jahr:abc');
      assert.equal(carets, '     ^^^');
      assert.equal(await typed.locator('mark').textContent(), 'abc');
      assert.equal(await page.locator('#q').inputValue(), 'jahr:abc');
      assert.match(await page.locator('.mistake').innerText(), /kein Jahr/);
    }));

    test('a spelling is suggested and leads to hits', () => at('/?q=Sprachkrs', settings, async (page) => {
      await page.locator('.meant a').first().click();
      await page.waitForURL(/q=Sprachkurs/);
      assert.ok(await total(page) > 5);
    }));

    test('what is typed stays text', () => at('/', settings, async (page) => {
      const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
      page.on('dialog', () => assert.fail('script of a question ran'));
      await page.goto(`/?q=${encodeURIComponent(hostile)}`);
      assert.equal(await page.locator('#q').inputValue(), hostile);
      assert.equal(await page.locator('main img, main script').count(), 0);
    }));
  });
}

describe('search page', () => {
  test('answers while it is typed, and the field keeps the focus', () => at('/', {}, async (page) => {
    await page.evaluate(() => { window.isSame = true; });
    await page.locator('#q').pressSequentially('Dolmetscher', { delay: 5 });
    await page.locator('ol.hits').waitFor();
    await page.waitForURL(/\?q=Dolmetscher$/);
    assert.equal(await page.evaluate(() => window.isSame), true, 'the page was loaded again');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    assert.match(await page.locator('#zahl[aria-live=polite]').innerText(), /Treffer/);
    const shown = await texts(page, 'ol.hits h3');
    await page.reload();
    assert.deepEqual(await texts(page, 'ol.hits h3'), shown);
  }));

  test('the examples of the empty page are answered', () => at('/', {}, async (page) => {
    const examples = await page.locator('.examples a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
    assert.ok(examples.length >= 6);
    for (const address of examples) {
      await page.goto(address);
      assert.equal(await page.locator('.mistake').count(), 0, address);
    }
  }));

  test('versions of a paper are folded and can be told apart', () => at('/?q=Sprachkurs', {}, async (page) => {
    const folded = await total(page);
    await page.goto('/?q=Sprachkurs&fassungen=1');
    assert.ok(await total(page) >= folded);
  }));

  test('the tab key meets what is read, in that order', () => at('/?q=Sprachkurs', {}, async (page) => {
    const met = [];
    for (let i = 0; i < 200; i += 1) {
      await page.keyboard.press('Tab');
      const it = await page.evaluate(() => {
        const it = document.activeElement;
        if (it.matches('.skip')) return 'skip';
        if (it.closest('header.top')) return 'header';
        if (it.id === 'q') return 'field';
        if (it.closest('.filters')) return 'filters';
        if (it.closest('.sorts')) return 'order';
        if (it.closest('ol.hits')) return 'hits';
        if (it.closest('.keep, nav.pages')) return 'beyond';
        if (it.closest('footer.bottom')) return 'footer';
        return null;
      });
      if (it === 'footer') { met.push(it); break; }
      if (it && met.at(-1) !== it) met.push(it);
    }
    assert.deepEqual(met, ['skip', 'header', 'field', 'filters', 'order', 'hits', 'beyond', 'footer']);
  }));
});
