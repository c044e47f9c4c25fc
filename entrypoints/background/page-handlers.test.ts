import { describe, expect, it, vi } from 'vitest';
import { createPageHandlers, PAGE_PARSERS } from './page-handlers';

const parse = PAGE_PARSERS['page.ssoAnswered'];
const long = 'x'.repeat(8_001);

describe('what single sign-on has given, as a page posts it', () => {
  it('is a code and a state, and nothing beside them', () => {
    expect(parse({ code: 'c', state: 's', tabId: 1 })).toEqual({ args: { code: 'c', state: 's' } });
  });

  it.each([
    null,
    'c',
    {},
    { code: 'c' },
    { code: '', state: 's' },
    { code: 'c', state: 7 },
    { code: long, state: 's' },
  ])('is not %o', (args) => expect(parse(args)).toBeNull());

  it('comes from the page itself, with the tab and the origin that the browser names, and from no frame in it', async () => {
    const ssoAnswered = vi.fn();
    const handlers = createPageHandlers({ suggest: null, capture: null, signIn: { ssoAnswered } } as never);
    const url = 'https://vault.hollis.example/sso-connector.html?code=c';
    const answer = { code: 'c', state: 's' };
    for (const frameId of [3, 0])
      await handlers['page.ssoAnswered'](answer, { tabId: 7, frameId, url } as never);
    expect(ssoAnswered.mock.calls).toEqual([
      [{ ...answer, tabId: 7, origin: 'https://vault.hollis.example' }],
    ]);
  });
});
