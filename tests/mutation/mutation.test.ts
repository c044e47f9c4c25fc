import { afterAll, describe, expect, it } from 'vitest';
import { renderTable } from './report';
import { dailyCases, runAll, type Tally } from './run-all';
import { sampleAnswer } from './sample-answers';

const tallies: Tally[] = [];

afterAll(() => {
  process.stdout.write(renderTable(tallies));
});

/** `npm run test:mutation` runs all of the cases, and those of recorded answers. */
describe('one odd value in a sync answer', () => {
  it.each(['modern', 'rubywarden'] as const)(
    'costs no other item, wherever it stands: %s',
    { timeout: 600_000 },
    async (protocol) => {
      const vault = await sampleAnswer(protocol);
      const tally = await runAll(vault, dailyCases(vault.answer));
      tallies.push(tally);
      expect(tally.wrong).toEqual([]);
      expect(tally.good).toBe(tally.cases);
      expect(tally.cases).toBeGreaterThan(2000);
    },
  );
});
