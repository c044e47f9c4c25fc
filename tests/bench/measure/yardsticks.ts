import type { Json } from '../../server/store/rows.ts';
import { within } from '../subject.ts';
import { countListedValues } from '../yardsticks/listed-values.ts';
import { openBare } from '../yardsticks/open-bare.ts';
import { syncBare } from '../yardsticks/sync-bare.ts';
import { type Measure, repeat } from './bench-case.ts';

/** What the bare platform needs for the same bytes, in a page of ours in the same browser. */
export const measureYardsticks: Measure = async ({ world, subject, recorder, runs }) => {
  const sync = await world.account.call('GET', '/sync?excludeDomains=true');
  const sizes = countListedValues(sync.ciphers as Json[]);
  const url = `${world.server.url}/api/sync?excludeDomains=true`;
  await repeat(runs, async () => {
    const blank = await subject.openBlank();
    const opening = blank.page.evaluate(openBare, sizes);
    recorder.add('bare.open', await within(subject.patience, 'bare WebCrypto', opening));
    const moving = blank.page.evaluate(syncBare, { url, token: await world.token() });
    const times = await within(subject.patience, 'a bare sync', moving);
    recorder.add('bare.fetch', times.fetch);
    recorder.add('bare.parse', times.parse);
    recorder.add('bare.write', times.write);
    recorder.add('bare.read', times.read);
    recorder.add('bare.sync', times.fetch + times.parse + times.write);
    recorder.add('answer', times.bytes);
    await blank.page.close();
    await subject.rest();
  });
};
