// All checks in one process: they share a browser and three servers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { raise, strike } from './harness/stage.mjs';

before(raise, { timeout: 180_000 });
let ends;
after(async () => { ends ??= await strike(); });

await import('./checks/every_page.mjs');
for (const name of ['breakage', 'exports', 'guides', 'keys', 'language', 'login', 'paper', 'prior', 'saved', 'search', 'tables']) {
  await import(`./checks/${name}.mjs`);
}

// Last, when nobody needs them any more.
describe('servers', () => {
  test('end well and leave nothing behind', async () => {
    ends = await strike();
    for (const [name, end] of Object.entries(ends)) {
      assert.deepEqual({ name, ...end }, { name, code: 0, signal: null, left: [] });
    }
    assert.deepEqual(Object.keys(ends), ['reading', 'changing', 'guarded']);
  });
});
