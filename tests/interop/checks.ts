/** Collects what was tried and how it went. */
export interface Checks {
  /** Tries something; it failed if it throws. A text that it returns stands beside the result. */
  check(group: string, what: string, attempt: () => Promise<unknown>): Promise<void>;
  /** Prints the table and its last line; true when nothing failed. */
  report(): boolean;
}

interface Row {
  readonly group: string;
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

export function createChecks(): Checks {
  const rows: Row[] = [];
  return {
    async check(group, what, attempt) {
      try {
        const detail = await attempt();
        rows.push({ group, what, ok: true, detail: typeof detail === 'string' ? detail : '' });
      } catch (error) {
        rows.push({ group, what, ok: false, detail: error instanceof Error ? error.message : String(error) });
      }
      process.stderr.write(rows.at(-1)?.ok ? '.' : 'x');
    },
    report() {
      process.stderr.write('\n');
      const width = (name: 'group' | 'what'): number => Math.max(...rows.map((row) => row[name].length));
      const [groupWidth, whatWidth] = [width('group'), width('what')];
      for (const { group, what, ok, detail } of rows)
        console.log(
          `${group.padEnd(groupWidth)}  ${what.padEnd(whatWidth)}  ${ok ? 'ok  ' : 'FAIL'}  ${detail}`.trimEnd(),
        );
      const failed = rows.filter((row) => !row.ok).length;
      console.log(`${rows.length - failed} passed, ${failed} failed`);
      return failed === 0 && rows.length > 0;
    },
  };
}

/** Fails with the paths that differ. */
export function expectSame(different: readonly string[]): void {
  if (different.length > 0) throw new Error(`different: ${different.slice(0, 8).join(', ')}`);
}

export function expectEqual(found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one?.slice(0, 120)} instead of ${other?.slice(0, 120)}`);
}

export function expectTrue(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
