import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../lib/bytes';
import { createGoodVault, type GoodVault } from './good-vault';
import { renderTable } from './report';
import { runAll, type Tally } from './run-all';
import { sampleAnswer } from './sample-answers';

/** A folder of recordings of the form `SERVER/ACCOUNT/`, given from outside; see `tests/captures`. */
const root = process.env.LATCHKEY_CAPTURES ?? '';

const LONG = 12 * 60 * 60_000;

async function readRecording(name: string): Promise<GoodVault> {
  const folder = join(root, name);
  const { userKeyB64 } = JSON.parse(readFileSync(join(folder, 'account.json'), 'utf8')) as {
    userKeyB64: string;
  };
  const userKey = decodeBase64(userKeyB64);
  if (!userKey) throw new Error(`${name} has no user key`);
  return createGoodVault(name, readFileSync(join(folder, 'sync.json'), 'utf8'), userKey);
}

function recordings(): string[] {
  if (root === '') return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((server) => readdirSync(join(root, server.name)).map((account) => `${server.name}/${account}`))
    .filter(
      (name) => existsSync(join(root, name, 'sync.json')) && existsSync(join(root, name, 'account.json')),
    );
}

const tallies: Tally[] = [];

async function runWhole(vault: GoodVault): Promise<void> {
  const tally = await runAll(vault);
  tallies.push(tally);
  process.stdout.write(renderTable([tally]));
  expect(tally.wrong).toEqual([]);
  expect(tally.good).toBe(tally.cases);
}

describe('every mutation at every place', () => {
  afterAll(() => {
    process.stdout.write(renderTable(tallies));
  });

  it.each(['modern', 'rubywarden'] as const)(
    'of the sample vault costs no other item: %s',
    { timeout: LONG },
    async (protocol) => runWhole(await sampleAnswer(protocol)),
  );

  it.each(recordings())('of a recorded answer costs no other item: %s', { timeout: LONG }, async (name) =>
    runWhole(await readRecording(name)),
  );
});
