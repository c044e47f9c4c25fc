import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readOptions } from '../demo/options.ts';
import { findBrowser } from './browsers.mjs';
import { isInstalled } from './install.mjs';
import { describeFailures, readPlaywrightReport, readVitestReport } from './results.mjs';
import { createSteps } from './steps.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-setup-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, value: unknown): string => {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

describe('installed packages', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  };
  const record = (a: string) => ({ packages: { 'node_modules/a': { version: a } } });

  it('are missing before npm has written its record', () => {
    write('package-lock.json', lock);
    expect(isInstalled(folder)).toBe(false);
  });

  it('are there when the record fits the lock file, optional ones aside', () => {
    write('package-lock.json', lock);
    write('node_modules/.package-lock.json', record('1.0.0'));
    expect(isInstalled(folder)).toBe(true);
  });

  it('are too old when the lock file asks for another version', () => {
    write('package-lock.json', lock);
    write('node_modules/.package-lock.json', record('0.9.0'));
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('browsers', () => {
  const program = (name: string): string => {
    const file = write(name, '#!/bin/sh\n');
    chmodSync(file, 0o755);
    return file;
  };

  it('are found on the path, Chromium before Chrome', () => {
    program('google-chrome');
    const chromium = program('chromium');
    vi.stubEnv('PATH', folder);
    vi.stubEnv('LATCHKEY_CHROMIUM', '');
    expect(findBrowser('chromium')).toBe(chromium);
  });

  it('are the named one, if it is there', () => {
    vi.stubEnv('LATCHKEY_FIREFOX', program('my-firefox'));
    expect(findBrowser('firefox')).toBe(join(folder, 'my-firefox'));
    vi.stubEnv('LATCHKEY_FIREFOX', join(folder, 'nowhere'));
    expect(() => findBrowser('firefox')).toThrow('LATCHKEY_FIREFOX');
  });
});

describe('reports', () => {
  it('of vitest are counted, and failures name file, test and reason', () => {
    const test = {
      status: 'failed',
      fullName: 'a sum is right',
      failureMessages: ['expected 1 to be 2\n at x'],
    };
    const file = write('r.json', {
      numPassedTests: 3,
      testResults: [
        { name: '/elsewhere/sum.test.ts', status: 'failed', message: '', assertionResults: [test] },
      ],
    });
    const result = readVitestReport(file);
    expect(result).toMatchObject({ passed: 3, failed: 1 });
    expect(describeFailures(result.failures)).toContain('a sum is right');
    expect(describeFailures(result.failures)).toContain('expected 1 to be 2');
  });

  it('of vitest count a file that could not be loaded', () => {
    const file = write('r.json', {
      numPassedTests: 0,
      testResults: [
        { name: '/x/y.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    });
    expect(readVitestReport(file)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('of Playwright are counted through nested suites, with pictures and traces', () => {
    const result = { error: { message: 'not seen' }, attachments: [{ path: '/x/trace.zip' }] };
    const bad = { title: 'fills', ok: false, file: 'fill.spec.ts', line: 7, tests: [{ results: [result] }] };
    const good = { title: 'opens', ok: true, file: 'fill.spec.ts', line: 3, tests: [] };
    const file = write('r.json', { suites: [{ specs: [good], suites: [{ specs: [bad] }] }], errors: [] });
    const report = readPlaywrightReport(file);
    expect(report).toMatchObject({ passed: 1, failed: 1 });
    const text = describeFailures(report.failures);
    for (const part of ['tests/e2e/fill.spec.ts:7', 'not seen', 'trace.zip']) expect(text).toContain(part);
  });

  it('that were never written count as nothing', () => {
    expect(readVitestReport(join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 0 });
    expect(readPlaywrightReport(join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 0 });
  });
});

describe('steps', () => {
  it('are told with their times, and the first that fails ends them', async () => {
    const lines: string[] = [];
    const { step, printTable } = createSteps((line: string) => lines.push(line));
    await step('types', async () => '12 files');
    await expect(step('lint', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    printTable();
    expect(lines.join('\n')).toMatch(/✓ types \(\d+\.\d s\): 12 files[\s\S]*✗ lint[\s\S]*lint .* failed/);
  });
});

describe('the demo’s options', () => {
  it('go without a window where there is no display', () => {
    if (process.platform !== 'linux') return;
    expect(readOptions([], {}, 'linux').headless).toBe(true);
    expect(readOptions([], { DISPLAY: ':0' }, 'linux').headless).toBe(false);
    expect(readOptions([], {}, 'darwin').headless).toBe(false);
    expect(readOptions(['--headless'], { WAYLAND_DISPLAY: 'w' }).headless).toBe(true);
  });

  it('take a server, and only a whole address', () => {
    expect(readOptions(['--server', 'https://vault.example/', '--firefox'], {})).toMatchObject({
      server: 'https://vault.example',
      browser: 'firefox',
    });
    expect(() => readOptions(['--server', 'vault.example'], {})).toThrow('--server');
    expect(() => readOptions(['--sever', 'x'], {})).toThrow();
  });
});
