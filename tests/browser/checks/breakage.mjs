// Breakages that the checks are there to catch, put into a page on its way to the browser.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as judge from '../harness/judge.mjs';
import { open } from '../harness/stage.mjs';

const MAIN = '<main id="inhalt" tabindex="-1">';

/// A change of the page, and which judge complains how. Styles come as a file, as the policy wants it.
const BREAKAGES = {
  'an inline style': { put: '<p style="color: red">rot</p>', judge: (page) => [...page.faults], says: /Content Security Policy.*style/s },
  'an inline script': { put: '<script>window.ran = 1;</script>', judge: (page) => [...page.faults], says: /Content Security Policy.*script/s },
  'an attribute with script': { put: '<img alt="" src="/statisch/x/ratlas.svg" onerror="window.ran = 1">', judge: (page) => judge.frameOffences(page, 'de'), says: /inline style or script/ },
  'a picture from elsewhere': { put: '<img alt="" src="http://bilder.example/zaehler.png">', judge: (page) => [...page.faults], says: /Content Security Policy|foreign request/ },
  'a field without a label': { put: '<input name="stumm">', judge: judge.axeOffences, says: /axe label: .*stumm/ },
  'a picture without words': { put: '<img src="/statisch/x/ratlas.svg">', judge: judge.axeOffences, says: /axe image-alt/ },
  'a link without words': { put: '<a href="/"></a>', judge: judge.axeOffences, says: /axe link-name/ },
  'headings out of order': { put: '<h2>flach</h2><h5>tief</h5>', judge: judge.axeOffences, says: /axe heading-order/ },
  'a second first heading': { put: '<h1>noch eine</h1>', judge: (page) => judge.frameOffences(page, 'de'), says: /2 h1/ },
  'too little contrast': { put: '<p class="broken">blass</p>', css: '.broken { color: #bbb; background: #fff; }', judge: (page) => judge.axeOffences(page, false), says: /axe color-contrast: .*broken/ },
  'small targets side by side': { put: '<button class="broken">a</button><button class="broken">b</button>', css: '.broken { min-height: 0; padding: 0; border: 0; font-size: 8px; width: 9px; height: 9px; }', judge: judge.axeOffences, says: /axe target-size/ },
  'something wider than the window': { put: '<p class="broken">breit</p>', css: '.broken { width: 400px; }', judge: judge.wideOffences, says: /wider than the window of 320: p\.broken/ },
  'something wide without an edge of its own': { put: '<p class="broken">breit</p>', css: '.broken { width: 400px; }', judge: judge.wideOffences, says: /the document scrolls sideways/ },
  'focus that cannot be seen': { put: '', css: ':focus-visible { outline: none !important; }', judge: (page) => judge.focusOffences(page, 5), says: /focus cannot be seen/ },
  'an order of its own': { put: '<a href="/hilfe" tabindex="2">zuerst</a>', judge: (page) => judge.frameOffences(page, 'de'), says: /an order of its own/ },
  'the same id twice': { put: '<p id="q">zwei</p>', judge: (page) => judge.frameOffences(page, 'de'), says: /id twice: q/ },
  'a link to nowhere': { put: '<a href="#fehlt">fehlt</a>', judge: (page) => judge.frameOffences(page, 'de'), says: /link to nowhere: #fehlt/ },
  'a value that was not written out': { put: '<p>Some(3)</p>', judge: (page) => judge.frameOffences(page, 'de'), says: /text has Some\(/ },
  'motion against the reader\'s wish': { put: '<p class="broken">dreht</p>', css: '.broken { transition: color 2s; }', judge: judge.motionOffences, says: /moves: p\.broken/ },
  'navigation on paper': { put: '', css: '@media print { .top nav { display: block !important; } }', judge: judge.printOffences, says: /printed: nav/ },
};

describe('a breakage is caught:', () => {
  for (const [name, of] of Object.entries(BREAKAGES)) {
    test(name, async () => {
      const page = await open();
      try {
        await page.setViewportSize({ width: 320, height: 900 });
        await page.route('**/*', (route) => broken(route, of));
        await page.goto('/?q=Sprachkurs');
        const offences = await of.judge(page);
        assert.ok(offences.some((it) => of.says.test(it)), `only: ${offences.join('\n')}`);
        assert.equal(await page.evaluate(() => window.ran), undefined, 'script of the page ran');
      } finally {
        await page.close();
      }
    });
  }

  test('nothing, where nothing is broken', async () => {
    const page = await open();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.route('**/*', (route) => broken(route, { put: '', css: '' }));
    await page.goto('/?q=Sprachkurs');
    const offences = await Promise.all([judge.frameOffences(page, 'de'), judge.wideOffences(page), judge.motionOffences(page), judge.axeOffences(page)]);
    assert.deepEqual([...offences.flat(), ...page.faults], []);
    await page.close();
  });
});

async function broken(route, { put, css }) {
  const url = new URL(route.request().url());
  if (url.hostname.endsWith('.example')) return route.abort();
  if (css && url.pathname.endsWith('/ratlas.css')) {
    const response = await route.fetch();
    return route.fulfill({ response, body: `${await response.text()}\n${css}` });
  }
  if (put && route.request().isNavigationRequest()) {
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace(MAIN, `${MAIN}${put}`) });
  }
  return route.continue();
}
