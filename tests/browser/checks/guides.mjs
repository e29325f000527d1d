// The pictures of the user guides: each that is named is there, small, and each that is there is named.
import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { root } from '../harness/server.mjs';

const PICTURE = /!\[([^\]]*)\]\((pictures\/[^)]+)\)/g;

describe('guides', () => {
  const named = new Set();
  for (const guide of ['handbuch.md', 'guide.md']) {
    test(`pictures of ${guide}`, async () => {
      const text = await readFile(join(root, 'docs', guide), 'utf8');
      const pictures = [...text.matchAll(PICTURE)];
      assert.ok(pictures.length >= 9);
      for (const [, words, path] of pictures) {
        assert.ok(words.length > 10, `${path} has no words for those who do not see it`);
        assert.ok((await stat(join(root, 'docs', path))).size <= 150_000, path);
        named.add(path);
      }
    });
  }

  test('no picture is left over', async () => {
    const there = (await readdir(join(root, 'docs/pictures'))).map((it) => `pictures/${it}`);
    assert.deepEqual(there.filter((it) => !named.has(it)), []);
  });
});
