import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { EmbeddedServer } from '../server/index.ts';
import { openFiles } from '../server/open-file.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { askBackground } from './ask';
import type { Driver, Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { filesPage, itemPage } from './screens/item.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const ITEM = 'Birch & Co Books';

/** A file on this machine. */
function chosen(name: string, size: number): { path: string; name: string; bytes: Uint8Array } {
  const path = test.info().outputPath(name);
  const bytes = new Uint8Array(randomBytes(size));
  writeFileSync(path, bytes);
  return { path, name, bytes };
}

/** Everything that the server has of files of the person's own items, opened there. */
const onServer = (server: EmbeddedServer, { account }: SampleVault) =>
  server.store.ciphers
    .all()
    .filter(({ userId }) => userId === account.userId)
    .flatMap(({ id }) => openFiles(server, id, account.userKeyBytes));

/** The item's page, opened in a tab, as a click on "Add file" in the popup does. */
async function openInTab(driver: Driver, popup: Surface): Promise<Surface> {
  const list = vaultPage(popup, SAMPLE.email);
  await list.search(ITEM);
  await list.seeSelected(ITEM);
  await popup.press('ArrowRight');
  await itemPage(popup).see(ITEM);
  await filesPage(popup).add();
  const tab = await driver.findOwn('popup.html?in=tab');
  await itemPage(tab).see(ITEM);
  return tab;
}

test.describe('A file', () => {
  for (const upload of ['direct', 'azure'] as const) {
    test.describe(upload, () => {
      test.use({ serverOptions: { attachmentUpload: upload } });

      test('is chosen in a tab, arrives sealed, is read again and deleted', async ({
        driver,
        server,
        vault,
        unlocked,
      }) => {
        const before = new Set(server.store.attachments.all().map(({ id }) => id));
        // In letters that a browser reads from a disk whatever the machine's language is.
        const file = chosen('passport copy.pdf', 2_500_000);
        const tab = await openInTab(driver, unlocked);
        const files = filesPage(tab);
        // The button that was pressed in the popup has the focus in the tab.
        await until('the focus', async () =>
          (await tab.evaluate(() => document.activeElement?.textContent)) === t('addFile') ? true : null,
        );
        await files.choose(file.path);
        await files.see(file.name);
        const arrived = onServer(server, vault).find((one) => one?.name === file.name);
        expect(arrived && Buffer.from(arrived.bytes).equals(file.bytes)).toBe(true);

        const row = server.store.attachments.all().find(({ id }) => !before.has(id));
        const wanted = { id: row?.cipherId, attachmentId: row?.id };
        const { result: read } = (await askBackground(tab, 'vault.attachment', wanted)) as {
          result: { fileName: string; base64: string };
        };
        expect(read.fileName).toBe(file.name);
        expect(Buffer.from(read.base64, 'base64').equals(file.bytes)).toBe(true);

        await files.askToDelete(file.name);
        await tab.seeText(t('deleteFileText'));
        await files.deleteForGood();
        await files.gone(file.name);
        await until('its end at the server', async () =>
          onServer(server, vault).some((one) => one?.name === file.name) ? null : true,
        );
      });
    });
  }

  test('that is turned away says why, is tried again, and one that is broken off leaves nothing', async ({
    driver,
    server,
    vault,
    unlocked,
  }) => {
    const before = server.store.attachments.all().length;
    const [first, second] = [chosen('first.txt', 40), chosen('second.bin', 3_000_000)];
    const tab = await openInTab(driver, unlocked);
    const files = filesPage(tab);
    const message = 'You must have premium status to use this feature.';
    server.faults.once({ path: /attachment\/v2$/ }, { kind: 'status', status: 400, body: { message } });
    await files.choose(first.path);
    await until('the reason', async () => ((await tab.text()).includes(message) ? true : null));
    await tab.click('button', t('tryAgain'));
    await files.see(first.name);

    const held = server.faults.hold({ method: 'POST', path: /attachment\/(?!v2$)[^/]+$/ });
    await files.choose(second.path);
    await held.reached;
    await tab.see('progressbar', t('sendingFile', second.name));
    await files.cancel(second.name);
    held.release();
    await until('the end of it', async () =>
      server.store.attachments.all().length === before + 1 ? true : null,
    );
    await tab.gone('button', t('cancelFile', second.name));
    expect(onServer(server, vault).filter((one) => one === null)).toEqual([]);
  });

  test('is dropped onto the page', async ({ driver, server, vault, unlocked }) => {
    const tab = await openInTab(driver, unlocked);
    await tab.see('button', t('addFile'));
    await tab.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['dropped'], 'dropped.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await filesPage(tab).see('dropped.txt');
    const arrived = onServer(server, vault).find((one) => one?.name === 'dropped.txt');
    expect(arrived && Buffer.from(arrived.bytes).toString()).toBe('dropped');
  });
});

test('A worker that is stopped in the middle of it costs nothing: the file arrives once', async ({
  driver,
  server,
  vault,
  unlocked,
}) => {
  const file = chosen('long.bin', 1_500_000);
  const tab = await openInTab(driver, unlocked);
  const held = server.faults.hold({ method: 'POST', path: /attachment\/(?!v2$)[^/]+$/ });
  await filesPage(tab).choose(file.path);
  await held.reached;
  await driver.killBackground();
  held.release();
  await filesPage(tab).see(file.name);
  const named = onServer(server, vault).filter((one) => one?.name === file.name);
  expect(named).toHaveLength(1);
});
