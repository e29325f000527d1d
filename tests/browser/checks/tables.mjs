// Life, register, compare, coverage, meetings, bodies, topics: numbers that lead to their papers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SCRIPTS, at, ids, number, texts } from '../harness/stage.mjs';

/// Follows a number to its papers; there must be as many.
async function follow(page, link, promised) {
  await link.click();
  await page.waitForURL((it) => it.pathname === '/');
  assert.equal(number(await page.locator('#zahl').innerText()), promised, page.url());
}

for (const { name, settings } of SCRIPTS) {
  describe(`tables ${name}`, () => {
    test('the steps of a life are in order', () => at(`/werdegang/${ids().motion}`, settings, async (page) => {
      const days = await page.locator('ol.life time').evaluateAll((all) => all.map((it) => it.dateTime));
      assert.ok(days.length >= 5);
      assert.deepEqual(days, [...days].sort());
      await page.locator('ol.life a[href^="/papier/"]').first().click();
      await page.waitForURL(/\/papier\//);
    }));

    test('a life is found by its number', () => at('/werdegang', settings, async (page) => {
      await page.locator('input[name=nr]').fill('A0142/22');
      await page.locator('input[name=nr]').press('Enter');
      await page.waitForURL(/nr=|\/werdegang\/./);
      assert.match(await page.locator('main').innerText(), /Dolmetscherpool/);
    }));

    test('the register shows what is overdue first, and narrows', () => at('/register', settings, async (page) => {
      const states = await texts(page, 'table.cards tbody tr td:first-child .tag');
      assert.equal(states[0], 'überfällig');
      assert.equal(states.lastIndexOf('überfällig'), states.filter((it) => it === 'überfällig').length - 1);
      const count = page.locator('.counts a').filter({ hasText: 'entschieden' });
      const promised = number(await count.locator('b').innerText());
      await count.click();
      await page.waitForURL(/stand=/);
      assert.equal(await page.locator('table.cards tbody tr').count(), promised);
      await page.locator('select[name=stadt]').selectOption({ label: 'Magdeburg' });
      await page.locator('main form button').first().click();
      await page.waitForURL(/stadt=/);
      const text = await page.locator('main').innerText();
      assert.match(text, /Magdeburg/);
    }));

    test('the register is ordered by a column', () => at('/register', settings, async (page) => {
      await page.locator('thead a', { hasText: 'Datum' }).click();
      await page.waitForURL(/sortierung=/);
      assert.ok(await page.locator('th[aria-sort]').count() > 0);
    }));

    test('terms are compared, and a number leads to its papers', () => at('/vergleich', settings, async (page) => {
      await page.locator('#begriffe').fill('Sprachkurs\nDolmetscher');
      await page.getByRole('button', { name: 'Vergleichen' }).click();
      await page.locator('table.numbers').waitFor();
      assert.deepEqual(await texts(page, '.legend li'), ['Sprachkurs', 'Dolmetscher']);
      assert.ok(await page.locator('.panels svg.chart').count() > 0);
      const cell = page.locator('table.numbers tfoot td a').first();
      await follow(page, cell, number(await cell.innerText()));
    }));

    test('a cell of a comparison leads to its papers', () => at('/vergleich?begriffe=Sprachkurs&nach=jahr', settings, async (page) => {
      const cell = page.locator('table.numbers tbody td a').last();
      await follow(page, cell, number(await cell.innerText()));
    }));

    test('the map of the coverage leads to papers', () => at('/abdeckung', settings, async (page) => {
      const cell = page.locator('table.heat td a').first();
      if (await cell.count() === 0) return;
      const box = await cell.innerText();
      await cell.click();
      await page.waitForURL((it) => it.pathname !== '/abdeckung');
      assert.match(box, /\d/);
      assert.ok(number(await page.locator('#zahl').innerText()) > 0);
    }));

    test('from meetings to a body, its people and their papers', () => at('/sitzungen', settings, async (page) => {
      await page.locator('select[name=stadt]').selectOption({ label: 'Köln' });
      await page.locator('main form button').click();
      await page.waitForURL(/stadt=/);
      assert.deepEqual(new Set(await texts(page, 'table.cards tbody td[data-label=Stadt]')), new Set(['Köln']));
      await page.locator('table.cards tbody a[href^="/gremien/"]').first().click();
      await page.waitForURL(/\/gremien\/koeln\//);
      assert.ok(await page.locator('table.heat tbody tr').count() > 3);
      await page.locator('table.heat tbody th a').first().click();
      await page.waitForURL((it) => it.pathname === '/');
      assert.ok(number(await page.locator('#zahl').innerText()) > 0);
    }));

    test('a topic leads to its papers', () => at('/themen', settings, async (page) => {
      const row = page.locator('table.cards tbody tr').first();
      const promised = number(await row.locator('td').first().innerText());
      await follow(page, row.locator('th a'), promised);
    }));
  });
}
