import { sealItem } from '../server/seal-item.ts';
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

const settled = (page: Surface) =>
  until('the outbox', async () => ((await readStatus(page)).outbox.waiting.length === 0 ? true : null));

test.describe('What both sides changed', () => {
  test('is put side by side, picked from by keyboard, and told once', async ({
    server,
    unlocked,
    vault,
  }, info) => {
    const list = vaultPage(unlocked, SAMPLE.email);
    const [form, item] = [editPage(unlocked), itemPage(unlocked)];
    const check = (name: string) => checkScreen(info, unlocked, name, { zoomed: true });
    const { account } = vault;
    const id = vault.ids.get(GITEA.name) ?? '';

    await test.step('changed here without a network, and there', async () => {
      const end = server.faults.always({}, { kind: 'drop' });
      await list.search(GITEA.name);
      await list.seeSelected(GITEA.name);
      await unlocked.press('Control+e');
      await form.see(t('editOf', GITEA.name));
      await form.fill(t('fieldUsername'), 'pat@hollis.dev (here)');
      await form.fill(t('fieldNotes'), 'Changed in this browser.');
      await unlocked.press('Control+s');
      await item.see(GITEA.name);
      // The outbox may try again at any moment: its change waits outside until theirs is in.
      const open = server.faults.always({ method: 'PUT' }, { kind: 'drop' });
      end();
      server.clock.advance(5000);
      const theirs = {
        type: 1,
        name: GITEA.name,
        notes: 'Changed on the phone.',
        favorite: true,
        login: { username: 'pat.hollis@mailbox.example', password: 'mQ4!wicket-08', uris: [] },
      };
      await account.call('POST', `/ciphers/${id}`, await sealItem(theirs, account.userKey, true));
      open();
      await askBackground(unlocked, 'sync.now');
      await settled(unlocked);
    });

    await test.step('the question', async () => {
      await unlocked.press('Escape');
      await list.search('');
      await unlocked.seeText(t('bannerBothChanged'));
      await check('17-conflict-told');
      await unlocked.click('button', t('conflictCompare'));
      await unlocked.see('heading', t('conflictTitle'));
      await unlocked.seeText('Changed on the phone.');
      await check('17-conflict');
    });

    await test.step('the answer', async () => {
      // The newer one is picked at first: the server's, in both.
      await unlocked.press('ArrowDown');
      await unlocked.press('ArrowLeft');
      await unlocked.press('Enter');
      await item.see(GITEA.name);
      await unlocked.seeText('Changed on the phone.');
      await unlocked.seeText('pat@hollis.dev (here)');
      await settled(unlocked);
      expect((await readStatus(unlocked)).outbox.conflicts).toEqual([]);
    });
  });
});
