import type { Result } from './check-capture';

/** Prints the comparison as a table: one line a capture and part. */
export function printTable(
  client: string,
  rows: readonly { capture: string; results: readonly Result[] }[],
): void {
  const lines = rows.flatMap(({ capture, results }) =>
    results.map(({ what, compared, different }) => {
      const equal = compared - Math.min(compared, different.length);
      const percent =
        compared === 0 ? '–' : `${((100 * equal) / compared).toFixed(equal === compared ? 0 : 2)} %`;
      return `| ${capture.padEnd(22)} | ${what.padEnd(36)} | ${String(compared).padStart(8)} | ${String(different.length).padStart(9)} | ${percent.padStart(7)} |`;
    }),
  );
  const head = `| ${client.padEnd(22)} | ${'part'.padEnd(36)} | compared | different |   equal |`;
  const rule = `|${'-'.repeat(24)}|${'-'.repeat(38)}|${'-'.repeat(10)}|${'-'.repeat(11)}|${'-'.repeat(9)}|`;
  process.stdout.write(`\n${[head, rule, ...lines].join('\n')}\n`);
}
