import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { inProject } from '../setup/paths.mjs';
import { expect, test } from './fixtures';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

test('Every cryptographic vector holds in this browser', async ({ driver }) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-vectors-'));
  execFileSync(process.execPath, [inProject('tests/vectors/build.ts'), folder]);
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('Content-Type', TYPES[extname(url)] ?? 'text/plain');
    createReadStream(join(folder, url))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const page = await driver.openPage(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/page.html`,
    );
    const result = () =>
      page.evaluate(
        () => (globalThis as { vectorsResult?: { passed: number; failed: unknown[] } }).vectorsResult ?? null,
      );
    await expect.poll(result, { timeout: 90_000 }).not.toBeNull();
    const { passed, failed } = (await result()) ?? { passed: 0, failed: [] };
    expect(failed).toEqual([]);
    expect(passed).toBeGreaterThan(100);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
