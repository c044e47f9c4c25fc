// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { servePage } from './serve';

it('answers for a document that is left: it stands still then, and whoever waits for it would wait for ever', async () => {
  servePage({ 'page.settle': () => new Promise<boolean>(() => undefined) });
  const sender = { id: fakeBrowser.runtime.id };
  const answer = new Promise((resolve) => {
    void fakeBrowser.runtime.onMessage.trigger({ name: 'page.settle', args: null }, sender, resolve);
  });
  dispatchEvent(new Event('pagehide'));
  expect(await answer).toEqual({ ok: false, error: { code: 'page-changed', details: {} } });
});
