import { expect, it, vi } from 'vitest';
import { secretRuns } from './SecretText';
import { groupCode } from './TotpCode';
import { isWebAddress, shortUri, uriHost } from './uri-host';

vi.mock('wxt/browser', () => import('../../tests/gallery/browser'));

it('A shown secret is cut where letters, digits and symbols change', () => {
  expect(secretRuns('vK7#mü')).toEqual([
    { type: 'letters', text: 'vK' },
    { type: 'digits', text: '7' },
    { type: 'symbols', text: '#' },
    { type: 'letters', text: 'mü' },
  ]);
  expect(secretRuns('')).toEqual([]);
});

it.each([
  ['418902', '418 902'],
  ['12345678', '1234 5678'],
  ['12345', '123 45'],
])('The code %s is read as %s', (code, grouped) => {
  expect(groupCode(code)).toBe(grouped);
});

it('An address shows its host; what has none shows itself', () => {
  expect(uriHost('https://git.hollis.dev:3000/user')).toBe('git.hollis.dev:3000');
  expect(uriHost('git.hollis.dev/user')).toBe('git.hollis.dev');
  expect(uriHost('androidapp://dev.hollis')).toBe('dev.hollis');
  expect(shortUri('https://git.hollis.dev/')).toBe('git.hollis.dev');
});

it.each([
  ['https://a.example', true],
  ['a.example/path', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['androidapp://dev.hollis', false],
  ['file:///etc/passwd', false],
  ['localhost', false],
])('A tab opens %s: %s', (uri, opens) => {
  expect(isWebAddress(uri)).toBe(opens);
});
