// The server with a token: who has it comes in, nobody else.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { SCHEMES, WIDTHS } from '../harness/browser.mjs';
import * as judge from '../harness/judge.mjs';
import { SCRIPTS, TOKEN, open, origin } from '../harness/stage.mjs';

for (const { name, settings } of SCRIPTS) {
  describe(`login ${name}`, () => {
    test('asks for the token, then goes where one wanted to', async () => {
      const page = await open({ server: 'guarded', ...settings });
      await page.goto('/register?stadt=Magdeburg');
      assert.equal(new URL(page.url()).pathname, '/anmelden');
      assert.equal(await page.getByText('A0142').count(), 0);
      await page.getByLabel('Zugangswort').fill('falsch-geraten-und-lang');
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.locator('.mistake').waitFor();
      await page.getByLabel('Zugangswort').fill(TOKEN);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.waitForURL((it) => it.pathname === '/register' && it.search.includes('Magdeburg'));
      const [session] = (await page.context().cookies()).filter((it) => it.name === 'ratlas-session');
      assert.deepEqual([session.httpOnly, session.sameSite], [true, 'Lax']);
      assert.ok(!session.value.includes(TOKEN));
      await page.getByRole('button', { name: 'Abmelden' }).click();
      await page.waitForURL((it) => it.pathname !== '/register' || it.pathname === '/anmelden');
      await page.goto('/');
      assert.equal(new URL(page.url()).pathname, '/anmelden');
      await page.close();
    });
  });
}

describe('login page', () => {
  test('is as good as the others', async () => {
    const page = await open({ server: 'guarded', locale: 'de-DE' });
    await page.goto('/anmelden');
    const offences = await judge.frameOffences(page, 'de');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        offences.push(...await judge.axeOffences(page));
      }
      offences.push(...await judge.wideOffences(page));
    }
    offences.push(...await judge.focusOffences(page, 15), ...page.faults);
    assert.deepEqual(offences, []);
    await page.close();
  });

  test('programs send the token, and everybody may ask whether the server lives', async () => {
    const status = async (address, headers = {}) => (await fetch(origin('guarded') + address, { headers, redirect: 'manual' })).status;
    assert.equal(await status('/healthz'), 200);
    assert.equal(await status('/treffer.csv?q=Rat'), 401);
    assert.equal(await status('/treffer.csv?q=Rat', { authorization: `Bearer ${TOKEN}` }), 200);
    assert.equal(await status('/treffer.csv?q=Rat', { authorization: 'Bearer falsch' }), 401);
    assert.equal(await status('/', { host: 'boese.example', authorization: `Bearer ${TOKEN}` }), 200, 'fetch does not set Host');
  });
});
