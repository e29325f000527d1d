// Starts `ratlas serve` as its users do, and ends it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/// The root of the repository.
export const root = resolve(import.meta.dirname, '../../..');

/// The program that is tested.
export const program = process.env.RATLAS_PROGRAM ?? join(root, 'target/debug/ratlas');

/// Reading the sample papers takes seconds; on a busy machine many.
const START_SECONDS = 120;

/// A server that takes longer to end than this does not end gracefully.
const END_SECONDS = 20;

const running = new Set();

/// The folders for temporary files, by where their servers can be reached.
const folders = new Map();

/// The folder with the temporary files of a server, its library among them.
export const folder = (origin) => folders.get(origin);

process.on('exit', () => running.forEach((it) => it.kill('SIGKILL')));

/// Serves the sample papers on a free port, temporary files in a folder of its own.
export async function serve(args = [], env = {}) {
  const temporary = await mkdtemp(join(tmpdir(), 'ratlas-browser-'));
  const child = spawn(program, ['serve', '--demo', '--addr', '127.0.0.1:0', ...args], {
    env: { ...process.env, TMPDIR: temporary, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  const ended = new Promise((done) => {
    child.on('error', (error) => done({ error: `${program}: ${error.message}` }));
    child.on('exit', (code, signal) => done({ code, signal }));
  });
  ended.then(() => running.delete(child));
  const said = [];
  const origin = await started(child, said, ended);
  folders.set(origin, temporary);
  return { origin, said, end: () => end(child, ended, temporary) };
}

/// Where it can be reached, as it says on a line of its own.
async function started(child, said, ended) {
  const address = new Promise((found) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      const told = line.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (told) found({ origin: told[0] });
    });
  });
  const { origin, error } = await Promise.race([address, ended, after(START_SECONDS)]);
  if (!origin) {
    child.kill('SIGKILL');
    throw new Error(`the server did not start: ${error ?? ''}\n${said.join('\n')}`);
  }
  return origin;
}

/// Asks it to end; answers how it did and what it left among the temporary files.
async function end(child, ended, temporary) {
  child.kill('SIGTERM');
  const how = await Promise.race([ended, after(END_SECONDS)]);
  child.kill('SIGKILL');
  const left = await readdir(temporary);
  await rm(temporary, { recursive: true, force: true });
  return { ...how, left };
}

async function after(seconds) {
  const timer = AbortSignal.timeout(seconds * 1000);
  await once(timer, 'abort');
  return { error: `nothing happened for ${seconds} s` };
}
