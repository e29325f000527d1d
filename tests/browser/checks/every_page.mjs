// Every page in both widths and both schemes, with and without script.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SCHEMES, WIDTHS, transferred, visit } from '../harness/browser.mjs';
import * as judge from '../harness/judge.mjs';
import { ids, open, origin } from '../harness/stage.mjs';
import { pages } from '../pages.mjs';

/// The names are known before the servers run.
const names = pages({}).map((it) => it.name);
const named = (name) => pages(ids()).find((it) => it.name === name);

/// A failure page is told by its status, which browsers write to their console.
const isExpected = (page) => (fault) => page.status && fault.includes(`status of ${page.status}`);

/// How many steps of the tab key are followed.
const STOPS = 15;

describe('every page with script', { concurrency: 2 }, () => {
  for (const name of names) {
    test(name, async () => {
      const of = named(name);
      const page = await open();
      try {
        const response = await visit(page, of.at);
        const offences = [...await contentOffences(page, of, response), ...await bytesOffences(page)];
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme });
            const found = await judge.axeOffences(page, colorScheme === SCHEMES[0]);
            offences.push(...found.map((it) => `${width} ${colorScheme}: ${it}`));
          }
          offences.push(...await judge.wideOffences(page));
        }
        offences.push(...await judge.focusOffences(page, STOPS));
        offences.push(...await judge.motionOffences(page));
        offences.push(...await judge.printOffences(page));
        offences.push(...page.faults.filter((it) => !isExpected(of)(it)));
        assert.deepEqual(offences, []);
      } finally {
        await page.close();
      }
    });
  }
});

describe('every page without script', { concurrency: 2 }, () => {
  for (const name of names) {
    test(name, async () => {
      const of = named(name);
      const page = await open({ javaScriptEnabled: false });
      try {
        const response = await visit(page, of.at);
        const offences = await contentOffences(page, of, response);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          offences.push(...await judge.wideOffences(page));
        }
        offences.push(...page.faults.filter((it) => !isExpected(of)(it)));
        assert.deepEqual(offences, []);
      } finally {
        await page.close();
      }
    });
  }
});

describe('every page in English', { concurrency: 4 }, () => {
  for (const name of names) {
    test(name, async () => {
      const of = named(name);
      const response = await fetch(origin() + of.at, { headers: { 'accept-language': 'en-GB,en;q=0.8,de;q=0.5', accept: 'text/html' } });
      assert.equal(response.status, of.status ?? 200);
      const text = await response.text();
      assert.match(text, /<html lang="en">/);
      assert.ok(text.includes(of.english), `no "${of.english}"`);
    });
  }
});

async function contentOffences(page, of, response) {
  const offences = [];
  if (response.status() !== (of.status ?? 200)) offences.push(`status ${response.status()}`);
  const policy = response.headers()['content-security-policy'] ?? '';
  if (!policy.includes("default-src 'none'") || policy.includes('unsafe')) offences.push(`policy: ${policy}`);
  for (const selector of of.has) if (await page.locator(selector).count() === 0) offences.push(`no ${selector}`);
  const text = await page.locator('body').textContent();
  for (const said of of.says) if (!text.includes(said)) offences.push(`no "${said}"`);
  return [...offences, ...await judge.frameOffences(page, 'de')];
}

async function bytesOffences(page) {
  const bytes = await transferred(page);
  return bytes > judge.MAX_BYTES ? [`${bytes} bytes without pictures, ${judge.MAX_BYTES} are allowed`] : [];
}
