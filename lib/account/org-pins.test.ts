import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readOrgPins, writeOrgPin } from './org-pins';

it('A no to another key takes no yes back; a yes to it takes its place, and a no to the same key too', async () => {
  fakeBrowser.reset();
  const say = async (print: string, isAccepted: boolean) => {
    await writeOrgPin('x', 'a', { print, isAccepted });
    return (await readOrgPins('x')).a;
  };
  expect(await say('k', false)).toEqual({ print: 'k', isAccepted: false });
  expect(await say('k', true)).toEqual({ print: 'k', isAccepted: true });
  expect(await say('m', false)).toEqual({ print: 'k', isAccepted: true, declined: 'm' });
  expect(await say('m', true)).toEqual({ print: 'm', isAccepted: true });
  expect(await say('m', false)).toEqual({ print: 'm', isAccepted: false });
  expect(await readOrgPins('y')).toEqual({});
});
