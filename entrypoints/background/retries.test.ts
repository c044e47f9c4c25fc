import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { outboxRetriesItem } from '../../lib/browser';
import { createRetries, forgetRetries } from './retries';

beforeEach(() => fakeBrowser.reset());

it('keeps what two accounts fail at in the same moment, and nothing of one that was left', async () => {
  const [home, work] = [createRetries(outboxRetriesItem, 'home'), createRetries(outboxRetriesItem, 'work')];
  const retry = { failures: 1, until: 7 };
  await Promise.all([home.set(retry), work.set(retry)]);
  expect(await outboxRetriesItem.get()).toEqual({ home: retry, work: retry });
  await forgetRetries('home');
  expect(await outboxRetriesItem.get()).toEqual({ work: retry });
  await work.set(null);
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
});
