import { describe, expect, it } from 'vitest';
import { readShipped } from './source-files';

const filesWith = (pattern: RegExp): string[] =>
  readShipped()
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

describe('values reach a page by one way only', () => {
  it('one module writes to tabs, and of those that put scripts into them one is for filling', () => {
    expect(filesWith(/\btabs\.(sendMessage|connect|executeScript)\b/)).toEqual(['lib/protocol/ask.ts']);
    expect(filesWith(/\bscripting\./)).toEqual([
      // Its script listens to the web vault while a sign-in waits for what that posts.
      'entrypoints/background/connector-pages.ts',
      'entrypoints/background/frames.ts',
      'entrypoints/background/site-access.ts',
    ]);
  });

  it('one module hands plans over, and it asks the gate', () => {
    const gate = 'entrypoints/background/fill-frames.ts';
    expect(filesWith(/\bpush\([^)]*'page\.apply'/)).toEqual([gate]);
    expect(filesWith(/\brefuseFrame\(/)).toEqual([
      // Asks before a server gets a login that it has asked for.
      'entrypoints/background/basic-auth.ts',
      // Asks in order to tell; it hands nothing over.
      'entrypoints/background/explain-tab.ts',
      gate,
      'lib/fill/gate.ts',
    ]);
    expect(filesWith(/\bmakePlan\(/)).toEqual(['entrypoints/background/fill-tab.ts', 'lib/fill/plan.ts']);
  });
});
