import { expect, it, vi } from 'vitest';
import { secretRuns } from './SecretText';
import { isWebAddress, shortUri } from './short-uri';
import { groupCode } from './TotpCode';

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

it('An address is shown without its scheme', () => {
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
