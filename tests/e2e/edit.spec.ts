import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { itemPage } from './screens/item.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

test('An item is changed, kept as a draft, saved without a network, and arrives', async ({
  driver,
  server,
  unlocked,
}, info) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const form = editPage(unlocked);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await unlocked.press('ArrowRight');
  await itemPage(unlocked).see(GITEA.name);
  await unlocked.press('Control+e');
  await form.see(t('editOf', GITEA.name));
  await form.name('Forge');
  await unlocked.seeText(t('draftKept'));

  // Closed in the middle of it: the form comes back as it was.
  await until('the kept draft', async () => {
    const kept = JSON.stringify(await askBackground(unlocked, 'vault.takeForm', {}));
    return kept.includes('Forge') ? true : null;
  });
  await unlocked.reload();
  await form.see(t('editOf', GITEA.name));
  expect(await unlocked.value('textbox', t('fieldItemName'))).toBe('Forge');

  const end = server.faults.always({}, { kind: 'drop' });
  await unlocked.press('Control+s');
  await itemPage(unlocked).see('Forge');
  await checkScreen(info, unlocked, '15-waiting-item', { zoomed: true });
  await unlocked.click('button', t('undoChange'));
  await itemPage(unlocked).see(GITEA.name);
  await unlocked.seeText(t('toastChangeDropped'));
  await unlocked.press('Control+z');
  await itemPage(unlocked).see('Forge');
  await unlocked.press('Escape');
  await list.search('forge');
  await list.seeRow(`Forge, ${GITEA.username}, ${t('tagWaiting')}`);

  await driver.killBackground();
  end();
  await list.menu('syncNow');
  await list.seeRow(`Forge, ${GITEA.username}`);
  expect((await readStatus(unlocked)).outbox.waiting).toEqual([]);
});

test('A new login is made, thrown away, and brought back by Ctrl Z', async ({ unlocked }, info) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const form = editPage(unlocked);
  await unlocked.click('button', t('newItem'));
  await unlocked.click('menuitem', t('kindLogin'));
  await form.see(t('newOf', t('kindLogin')));
  await form.save();
  await unlocked.seeText(t('nameWanted'));
  await form.name('Zebra crossing');
  await form.fill(t('fieldUsername'), 'pat');
  await form.fill(t('fieldTotp'), 'otpauth://totp/Zebra:sam?secret=WQIQ25BRKZYCJVYP');
  await unlocked.seeText(t('codeNow'));
  await checkScreen(info, unlocked, '18-code-in-form', { zoomed: true });
  await unlocked.click('button', t('addWebsite'));
  await form.fill(t('websiteNumber', 1), 'https://zebra.example');
  await unlocked.press('Enter');
  await list.search('zebra');
  await list.seeRow('Zebra crossing, pat');
  await until('the outbox', async () =>
    (await readStatus(unlocked)).outbox.waiting.length === 0 ? true : null,
  );

  await list.seeSelected('Zebra crossing');
  await unlocked.press('ArrowRight');
  await unlocked.click('button', t('toTrash'));
  await unlocked.seeText(t('toastTrashed'));
  await list.goneRow('Zebra crossing, pat');
  await unlocked.click('button', t('undo'));
  await list.seeRow('Zebra crossing, pat');
});

test('An SSH key is made in its form, and its halves reach the server', async ({ unlocked, vault }, info) => {
  const form = editPage(unlocked);
  await unlocked.click('button', t('newItem'));
  await unlocked.click('menuitem', t('kindSshKey'));
  await form.name('Build server');
  await unlocked.click('button', t('sshGenerate'));
  await until('the key', async () => {
    const line = await unlocked.value('textbox', t('fieldPublicKey'));
    return line.startsWith('ssh-ed25519 AAAA') ? true : null;
  });
  await checkScreen(info, unlocked, '19-ssh-key', { zoomed: true });
  const fingerprint = await unlocked.value('textbox', t('fieldFingerprint'));
  await unlocked.press('Control+s');
  await until('the outbox', async () =>
    (await readStatus(unlocked)).outbox.waiting.length === 0 ? true : null,
  );
  const { ciphers } = await vault.account.call('GET', '/sync');
  const keys = (ciphers as { type: number; sshKey?: Record<string, unknown> }[]).filter(
    ({ type }) => type === 5,
  );
  for (const { sshKey } of keys) expect(String(sshKey?.privateKey)).toMatch(/^2\./);
  const list = vaultPage(unlocked, SAMPLE.email);
  await unlocked.press('Escape');
  await list.search('build server');
  await list.seeRow(`Build server, ${fingerprint}`);
});

/** Drags the handle of one entry of a list to the middle of another, as a pointer does. */
const drag = (page: Surface, from: number, to: number): Promise<void> =>
  page.evaluate(
    ([start, end]) => {
      const lists = [...document.querySelectorAll('.entries')];
      const entries = [...(lists.at(-1)?.querySelectorAll('.entry') ?? [])];
      const middle = (element?: Element) => {
        const { top, height } = element?.getBoundingClientRect() ?? { top: 0, height: 0 };
        return top + height / 2;
      };
      const send = (target: EventTarget | undefined | null, type: string, clientY: number) =>
        target?.dispatchEvent(new PointerEvent(type, { clientY, button: 0, bubbles: true }));
      send(entries[start]?.querySelector('.grip'), 'pointerdown', middle(entries[start]));
      send(window, 'pointermove', middle(entries[end]));
      send(window, 'pointerup', middle(entries[end]));
    },
    [from, to] as const,
  );

test('Own fields get another order by pointer and by keyboard', async ({ unlocked }) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const form = editPage(unlocked);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await unlocked.press('Control+e');
  await form.see(t('editOf', GITEA.name));
  const nameAt = (place: number) => unlocked.value('textbox', t('fieldName', place));
  const [first, second, third] = [await nameAt(1), await nameAt(2), await nameAt(3)];
  await drag(unlocked, 0, 2);
  await expect
    .poll(async () => [await nameAt(1), await nameAt(2), await nameAt(3)])
    .toEqual([second, third, first]);
  await form.fill(t('fieldName', 3), first);
  await unlocked.press('Alt+ArrowUp');
  await expect
    .poll(async () => [await nameAt(1), await nameAt(2), await nameAt(3)])
    .toEqual([second, first, third]);
  await unlocked.press('Control+s');
  await itemPage(unlocked).see(GITEA.name);
  // The saved item comes a moment after its heading.
  await expect
    .poll(async () => {
      const text = await unlocked.text();
      const at = (name: string) => text.indexOf(name);
      return at(second) < at(first) && at(first) < at(third);
    })
    .toBe(true);
});
