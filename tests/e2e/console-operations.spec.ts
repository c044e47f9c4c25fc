import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '../public-api/description.ts';
import type { RequestRecord } from '../server/request-log.ts';
import { RESULTS } from '../setup/paths.mjs';
import { ACTS } from './console-acts';
import { expect } from './fixtures';
import { orgChangesPage } from './screens/org-changes.page.ts';
import { test } from './with-acme';

const BASE = '/api/public/';

/** The description's name of the operation that a request is; null for what is none. */
function operationOf({ method, path }: RequestRecord): string | null {
  const found = OPERATIONS.find((one) => {
    const pattern = one.path.replaceAll(/\{\w+\}/g, '[^/]+');
    return one.method === method && new RegExp(`^/api${pattern}$`).test(path);
  });
  return found?.id ?? null;
}

/** The table of operations, and how often each was answered well: printed, and as a file beside the other results. */
function writeOperations(browser: string, counts: ReadonlyMap<string, number>): void {
  const folder = join(RESULTS, 'operations');
  mkdirSync(folder, { recursive: true });
  const lines = OPERATIONS.map(({ id, method, path }) =>
    [id, method, path, browser, counts.get(id) ?? 0].join('\t'),
  );
  const table = `${lines.join('\n')}\n`;
  writeFileSync(join(folder, `${browser}.tsv`), table);
  console.log(table);
}

test('All 28 operations of the Public API are called from the console, and answered well', async ({
  acme: { api, organization, page, org },
}, info) => {
  test.slow();
  const counts = new Map<string, number>();
  const take = (from: number): ReadonlySet<string> => {
    const requests = api.log.slice(from).filter(({ path }) => path.startsWith(BASE));
    expect(requests.filter(({ status }) => status !== 200)).toEqual([]);
    const names = requests.map((request) => operationOf(request) ?? request.path);
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return new Set(names);
  };
  try {
    const known = take(0);
    for (const { name, operations, pass } of ACTS) {
      const from = api.log.length;
      await org.open('orgMembers');
      await org.see('orgMembers');
      await pass({ page, org, organization, changes: orgChangesPage(page) });
      const seen = new Set([...known, ...take(from)]);
      expect(
        operations.filter((one) => !seen.has(one)),
        name,
      ).toEqual([]);
    }
  } finally {
    writeOperations(info.project.name, counts);
  }
  expect([...counts.keys()].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  expect(counts.size).toBe(28);
});
