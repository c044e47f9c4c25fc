import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test('A form moves to a tab with all that was typed, and back to its list', async ({ driver, unlocked }) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await unlocked.press('Control+e');
  const form = editPage(unlocked);
  await form.see(t('editOf', GITEA.name));
  await form.name('Forge');
  await form.fill(t('fieldNotes'), 'Typed in the popup');
  await unlocked.click('button', t('toTab'));
  const tab = await driver.findOwn('popup.html?in=tab');
  await editPage(tab).see(t('editOf', GITEA.name));
  expect(await tab.value('textbox', t('fieldItemName'))).toBe('Forge');
  expect(await tab.value('textbox', t('fieldNotes'))).toBe('Typed in the popup');
  await tab.press('Control+s');
  await tab.see('heading', 'Forge');
});

interface ContextsApi {
  readonly chrome: {
    runtime: { getContexts(filter: object): Promise<{ contextType: string; documentUrl?: string }[]> };
  };
}

/** Addresses of what stands in a side panel. */
const panels = (page: Surface): Promise<(string | undefined)[]> =>
  page.evaluate(async () => {
    const { chrome } = globalThis as unknown as ContextsApi;
    const all = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
    return all.map(({ documentUrl }) => documentUrl);
  });

// Firefox tells nobody what stands in its sidebar.
test('A form moves to the side panel @chromium', async ({ driver, unlocked }) => {
  await unlocked.click('button', t('newItem'));
  await unlocked.click('menuitem', t('kindLogin'));
  await editPage(unlocked).name('Typed in the popup');
  const watcher = await driver.openOwn('options.html');
  await unlocked.toFront();
  await unlocked.click('button', t('toPanel'));
  await until('the panel', async () => ((await panels(watcher)).length > 0 ? true : null));
  expect(await panels(watcher)).toEqual([`${driver.origin}/popup.html?in=panel`]);
  // What it shows is what any page at that address shows.
  const panel = await driver.openOwn('popup.html?in=panel');
  await editPage(panel).see(t('newOf', t('kindLogin')));
  expect(await panel.value('textbox', t('fieldItemName'))).toBe('Typed in the popup');
  await panel.see('button', t('toPopup'));
});
