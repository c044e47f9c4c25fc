import { expect, it } from 'vitest';
import { uriHost } from './uri-host';

it.each([
  ['https://git.hollis.dev/user?x#y', 'git.hollis.dev'],
  ['https://git.hollis.dev:3000/user', 'git.hollis.dev:3000'],
  ['HTTPS://Git.Hollis.dev', 'git.hollis.dev'],
  ['git.hollis.dev/user', 'git.hollis.dev'],
  ['http://pat:secret@hollis.dev/', 'hollis.dev'],
  ['http://127.0.0.1/', '127.0.0.1'],
  ['androidapp://dev.hollis', 'dev.hollis'],
  ['^https://.*$', '^https://.*$'],
  ['', ''],
])('An address shows its host, what has none itself: %s', (uri, host) => {
  expect(uriHost(uri)).toBe(host);
});
