import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountSecrets, base64Secret } from '../scan/account-secrets.ts';
import { fillMarkedVault, type MarkedVault } from '../scan/marked-vault.ts';
import { createMarks, type Marks } from '../scan/marks.ts';
import { createSearch, patternsOf, type Secret } from '../scan/patterns.ts';
import { type Found, type ScanReport, scanFolder } from '../scan/scan-folder.ts';
import { createAccount } from '../server/account.ts';
import { makeVault } from '../server/big-vault.ts';
import type { EmbeddedServer } from '../server/index.ts';
import { type Controls, plantControls } from './controls';
import { readDisk, readMemory, valuesOf } from './disk';
import { launchChromium } from './driver/chromium';
import { launchFirefox } from './driver/firefox';
import type { Driver, Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { editPage } from './screens/edit.page.ts';
import { generatorPage } from './screens/generator.page.ts';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { sitePage } from './screens/site.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const LOGIN = { email: 'scan@hollis.example', password: 'walrus-Lantern-91 under' } as const;

/** More than one slice and more than one chunk of the list. */
const OTHERS = 700;

/**
 * A browser keeps the pages that were open for its next start, with what stood in their boxes. So the user name that was filled into
 * a page may lie there, as that page's own; a password never does, and nothing of an item that was not filled.
 */
const PAGES_OF_THE_BROWSER = /^(Default[/\\]Sessions[/\\]|sessionstore)/;
const FILLED = 'login: user name';

const tell = ({ file, secret, form, isBare }: Found): string =>
  `${secret} as ${form} in ${file}${isBare ? '' : ', unfolded'}`;

const leaksIn = ({ found }: ScanReport, controls: Controls): string[] =>
  found
    .filter(({ secret }) => secret !== controls.plain.name && secret !== controls.folded.name)
    .filter(({ secret, file }) => !(secret === FILLED && PAGES_OF_THE_BROWSER.test(file)))
    .map(tell);

/** What opens the account at this moment and lies in memory only. */
async function sessionSecrets(page: Surface): Promise<Secret[]> {
  const { overviewKeys, unlocked } = JSON.parse(await readMemory(page)) as {
    overviewKeys: Record<string, string>;
    unlocked: Record<string, { accessToken: string; refreshToken: string }>;
  };
  const tokens = Object.values(unlocked).flatMap(({ accessToken, refreshToken }) => [
    { name: 'access token', value: accessToken },
    { name: 'refresh token', value: refreshToken },
  ]);
  return [...Object.values(overviewKeys).flatMap((key) => base64Secret('key of the list', key)), ...tokens];
}

/** Searches, opens, shows, copies and fills, as a person would. */
async function useVault(driver: Driver, popup: Surface, siteUrl: string, vault: MarkedVault): Promise<void> {
  const list = vaultPage(popup, LOGIN.email);
  const item = itemPage(popup);
  await list.search(vault.elsewhere.username);
  await list.seeRow(`${vault.elsewhere.name}, ${vault.elsewhere.username}`);
  await popup.press('ArrowRight');
  await item.see(vault.elsewhere.name);
  await item.show(t('fieldPassword'));
  await popup.seeText(vault.elsewhere.password);
  await item.copy(t('fieldPassword'));
  await popup.press('Escape');
  await list.search('');
  await until('the emptied search to be kept', async () =>
    (await readMemory(popup)).includes(vault.elsewhere.username) ? null : true,
  );

  const page = await driver.openPage(siteUrl);
  const over = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
  await vaultPage(over, LOGIN.email).fillHere(`${vault.forSite.name}, ${vault.forSite.username}`);
  await sitePage(page).seeValues(vault.forSite.username, vault.forSite.password);
  await over.close();
  await popup.toFront();
}

/** Saves a change that does not reach the server, and leaves another form without saving it. */
async function changeVault(
  popup: Surface,
  server: EmbeddedServer,
  marks: Marks,
  vault: MarkedVault,
): Promise<void> {
  const list = vaultPage(popup, LOGIN.email);
  const form = editPage(popup);
  const [saved, unsaved] = [marks.mark('saved name'), marks.mark('unsaved name')];
  server.faults.always({ method: 'PUT' }, { kind: 'drop' });
  await list.search(vault.forSite.name);
  await list.seeSelected(vault.forSite.name);
  await popup.press('Control+e');
  await form.see(t('editOf', vault.forSite.name));
  await form.name(saved);
  await form.save();
  await itemPage(popup).see(saved);
  await popup.press('Control+e');
  await form.see(t('editOf', saved));
  await form.name(unsaved);
  await popup.seeText(t('draftKept'));
  await form.cancel();
  await popup.press('Escape');
  await list.search(saved);
  await list.seeRow(`${saved}, ${vault.forSite.username}, ${t('tagWaiting')}`);
}

/** Generates two things, one to copy and one to use, in a form that is not saved. Gives them. */
async function generate(popup: Surface): Promise<Secret[]> {
  const generator = generatorPage(popup);
  await popup.press('Control+g');
  const copied = await generator.offered();
  await generator.copy();
  await generator.history();
  await generator.showFirst();
  await popup.seeText(copied);
  await popup.press('Escape');
  await generator.seeScreen();
  await popup.press('Escape');
  await popup.click('button', t('newItem'));
  await popup.click('menuitem', t('kindLogin'));
  await editPage(popup).see(t('newOf', t('kindLogin')));
  await popup.press('Control+g');
  const used = await generator.offered();
  await popup.press('Control+Enter');
  await generator.gone();
  await editPage(popup).cancel();
  return [
    { name: 'generated and copied', value: copied },
    { name: 'generated and used', value: used },
  ];
}

/** Files that hold a secret: `bare` those in which plain searching finds it. */
function filesWith({ found }: ScanReport, { name }: Secret) {
  const own = found.filter(({ secret }) => secret === name);
  const bare = new Set(own.filter(({ isBare }) => isBare).map(({ file }) => file));
  return { all: new Set(own.map(({ file }) => file)), bare };
}

/** True when both controls were found wherever they were put, the folded one also in files that do not show it. */
function hasControls(report: ScanReport, controls: Controls): boolean {
  const plain = filesWith(report, controls.plain);
  const folded = filesWith(report, controls.folded);
  return plain.all.size >= 3 && plain.bare.size >= 1 && folded.all.size - folded.bare.size >= 2;
}

test('Nothing secret lies on disk: every byte of the profile, unlocked, locked and closed', async ({
  server,
  site,
}, info) => {
  const marks = createMarks();
  const account = await createAccount(server, LOGIN);
  const vault = await fillMarkedVault(account, marks, site.url);
  makeVault(server, account, OTHERS);
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-scan-profile-'));
  const driver = await (info.project.name === 'firefox' ? launchFirefox : launchChromium)({
    headless: true,
    profile,
  });
  const reports: (ScanReport & { when: string })[] = [];
  try {
    const popup = await driver.openOwn('popup.html');
    const list = vaultPage(popup, LOGIN.email);
    await signInPage(popup).signIn({ url: server.url, ...LOGIN });
    await list.see();
    const controls = await plantControls(popup);
    const session = await sessionSecrets(popup);
    await useVault(driver, popup, site.url, vault);
    const renamed = marks.mark('new name');
    await vault.change(vault.elsewhere, renamed);
    await list.menu('syncNow');
    await list.search(renamed);
    await list.seeRow(`${renamed}, ${vault.elsewhere.username}`);
    await changeVault(popup, server, marks, vault);
    await list.search('');
    const generated = await generate(popup);

    const secrets = [
      ...marks.all,
      ...(await accountSecrets(account)),
      ...vault.keys,
      ...session,
      ...generated,
    ];
    const look = createSearch(patternsOf(secrets));
    const scan = (when: string): void => {
      const report = scanFolder(profile, [...secrets, controls.plain, controls.folded]);
      reports.push({ when, ...report });
      expect.soft(leaksIn(report, controls), when).toEqual([]);
      expect.soft(hasControls(report, controls), `${when}: the controls`).toBe(true);
    };
    // Browsers write some of it later: until the controls are all there, nothing else need be.
    await expect
      .poll(() => hasControls(scanFolder(profile, [controls.plain, controls.folded]), controls))
      .toBe(true);
    scan('unlocked');
    expect(valuesOf(await readDisk(popup)).flatMap(look)).toEqual([]);

    await list.search('');
    await list.lock();
    scan('locked');
    expect(valuesOf(await readDisk(popup)).flatMap(look)).toEqual([]);
    expect(look(Buffer.from(await readMemory(popup)))).toEqual([]);

    await unlockPage(popup).unlock(LOGIN.password);
    await list.see();
    await driver.close();
    scan('closed');
    for (const { when, files, bytes, unfolded } of reports)
      console.log(
        `${info.project.name}, ${when}: ${files} files, ${bytes} bytes and ${unfolded} unfolded, ${secrets.length} secrets in ${patternsOf(secrets).length} forms`,
      );
  } finally {
    await driver.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
