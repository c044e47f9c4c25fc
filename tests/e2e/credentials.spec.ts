import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bitsItem } from '../server/credential-items.ts';
import { BITS_DEFAULTS, type PublicApiServer, startPublicApi } from '../server/public-api/index.ts';
import type { RequestRecord } from '../server/request-log.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { sealItem } from '../server/seal-item.ts';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { ChromiumDriver } from './driver/chromium';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { test as base, expect } from './fixtures';
import { openClipboard } from './read-clipboard';
import { SAMPLE } from './sample';
import { credentialPage } from './screens/credential.page.ts';
import { editPage } from './screens/edit.page.ts';
import { itemPage } from './screens/item.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { errorText, t } from './words';

/** A service of Bits beside the vault's server. */
const test = base.extend<{ bits: PublicApiServer }>({
  bits: async ({ serverOptions: _ }, use) => {
    const bits = await startPublicApi();
    await use(bits);
    await bits.close();
  },
});

const TOKEN = '/v1/oauth2/token';
const tokenRequests = ({ log }: PublicApiServer) => log.filter(({ path }) => path === TOKEN);

const bodyOf = ({ body }: RequestRecord): string => Buffer.from(body).toString();

/** Puts a credential into the vault, and opens it in the popup. Gives its id. */
async function openCredential(
  popup: Surface,
  { account }: SampleVault,
  url: string,
  changes: Record<string, string> = {},
): Promise<string> {
  const sealed = await sealItem(bitsItem(url, changes), account.userKey, true);
  const { id } = await account.call('POST', '/ciphers', sealed);
  await askBackground(popup, 'sync.now');
  const list = vaultPage(popup, SAMPLE.email);
  await list.search('bits');
  await list.seeSelected('Bits');
  await popup.press('ArrowRight');
  await itemPage(popup).see('Bits');
  // The card's code comes when an item is looked at that has one.
  await popup.see('button', t('getToken'));
  return String(id);
}

test.describe('A credential of a service', () => {
  test('gets a token, shows how long it lives, says who it belongs to, renews and forgets it', async ({
    bits,
    unlocked: popup,
    vault,
  }, info) => {
    await openCredential(popup, vault, bits.url);
    const card = credentialPage(popup);
    const { host } = new URL(bits.url);
    await popup.seeText(t('secretGoesInClear', host));
    await checkScreen(info, popup, 'credential-none', { zoomed: true });
    await card.get();
    await card.seeHeld();
    await popup.seeText(t('scopeGranted', 'application'));
    await popup.seeText('59:');
    await card.whoAmI();
    await popup.seeText(BITS_DEFAULTS.customerId);
    await checkScreen(info, popup, 'credential-held', { zoomed: true });
    expect(tokenRequests(bits)).toHaveLength(1);
    await card.renew();
    await until('another token', async () => (tokenRequests(bits).length === 2 ? true : null));
    await card.forget();
    await popup.see('button', t('getToken'));
  });

  test('begins from a preset, and says what is missing', async ({ bits, unlocked: popup }, info) => {
    const [card, form] = [credentialPage(popup), editPage(popup)];
    await card.begin();
    await checkScreen(info, popup, 'credential-preset');
    await form.choose(t('presetBits'));
    await popup.click('button', t('continue'));
    await popup.seeText(t('presetAddressWanted'));
    await popup.fill('textbox', t('presetServer'), bits.url);
    await popup.click('button', t('continue'));
    await form.see(t('newOf', t('kindLogin')));
    await form.fill(t('fieldUsername'), BITS_DEFAULTS.clientId);
    await popup.fill('textbox', t('fieldPassword'), 'wrong');
    await checkScreen(info, popup, 'credential-form');
    await form.save();
    const list = vaultPage(popup, SAMPLE.email);
    await list.see();
    await list.search('bits');
    await list.seeSelected('Bits');
    await popup.press('ArrowRight');
    await card.get();
    await popup.see('dialog', t('repromptTitle'));
    await popup.fill('textbox', t('masterPassword'), SAMPLE.password);
    await popup.press('Enter');
    await popup.seeText(errorText('client-refused', new URL(bits.url).host));
    await checkScreen(info, popup, 'credential-refused', { zoomed: true });
    expect(tokenRequests(bits)).toHaveLength(1);
  });

  test('that was pointed elsewhere sends nothing there before the person has allowed it', async ({
    bits,
    server,
    unlocked: popup,
    vault,
  }, info) => {
    const other = await startPublicApi();
    try {
      const { account } = vault;
      const card = credentialPage(popup);
      const id = await openCredential(popup, vault, bits.url);
      await card.get();
      await card.seeHeld();
      // Servers tell two states of an item apart by whole seconds.
      server.clock.advance(2000);
      const sealed = await sealItem(bitsItem(other.url), account.userKey, true);
      await account.call('PUT', `/ciphers/${id}`, sealed);
      await askBackground(popup, 'sync.now');
      const { host } = new URL(other.url);
      await popup.seeText(t('secretGoesInClear', host));
      await card.get();
      await popup.seeText(errorText('endpoint-changed', host, new URL(bits.url).host));
      await checkScreen(info, popup, 'credential-moved', { zoomed: true });
      expect(other.log).toHaveLength(0);
      await card.allow(host);
      await card.seeHeld();
      expect(tokenRequests(other)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  test('is asked for a scope with the claims that this one requires, and waits where the service wants a pause', async ({
    bits,
    unlocked: popup,
    vault,
  }, info) => {
    await openCredential(popup, vault, bits.url);
    const [card, form] = [credentialPage(popup), editPage(popup)];
    await form.choose('application.session');
    await card.get();
    await popup.seeText(t('claimWanted', 'application.session'));
    await checkScreen(info, popup, 'credential-claims', { zoomed: true });
    expect(bits.log).toHaveLength(0);
    const claims = { application_id: 'a1', workflow_id: 'w1', redirect_url: 'https://back.example/' };
    for (const [name, value] of Object.entries(claims)) await popup.fill('textbox', name, value);
    bits.faults.once({ path: TOKEN }, { kind: 'too-many', retryAfter: 3 });
    await card.get();
    await popup.seeText(errorText('too-many-requests', new URL(bits.url).host, '', 3));
    await checkScreen(info, popup, 'credential-pause');
    await popup.click('button', t('tryAgain'));
    await card.seeHeld();
    const [, second] = tokenRequests(bits);
    const scope = 'application.session';
    expect(second && bodyOf(second)).toBe(
      String(new URLSearchParams({ grant_type: 'client_credentials', scope, ...claims })),
    );
  });
});

/** An origin that Latchkey has no access to, also in builds for tests, and that counts who comes. */
async function startForeign(): Promise<{ url: string; count: () => number; close: () => void }> {
  let count = 0;
  const server = createServer((_, response) => response.end('{}'));
  server.on('connection', () => {
    count += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://[::1]:${port}`, count: () => count, close: () => server.close() };
}

test('Without the leave of the browser nothing of a credential leaves it', async ({
  unlocked: popup,
  vault,
}, info) => {
  const foreign = await startForeign();
  try {
    await openCredential(popup, vault, foreign.url);
    await credentialPage(popup).get();
    const { host } = new URL(foreign.url);
    await popup.seeText(errorText('permission-missing', host));
    await popup.see('button', t('allowHost', host));
    await checkScreen(info, popup, 'credential-no-leave');
    expect(foreign.count()).toBe(0);
  } finally {
    foreign.close();
  }
});

test('A token request carries no cookie of the person, and follows no redirect', async ({
  bits,
  site,
  driver,
  unlocked: popup,
  vault,
}) => {
  const other = await startPublicApi();
  try {
    // Cookies know no ports: this one is the service's too.
    const page = await driver.openPage(site.url);
    await page.evaluate(() => {
      // The linter wants the Cookie Store, which Firefox lacks.
      Reflect.set(document, 'cookie', 'visitor=pat');
    });
    await popup.toFront();
    await openCredential(popup, vault, bits.url);
    const card = credentialPage(popup);
    bits.faults.once({ path: TOKEN }, { kind: 'redirect', status: 307, location: `${other.url}${TOKEN}` });
    await card.get();
    await popup.seeText(errorText('redirected', new URL(bits.url).host));
    expect(other.log).toHaveLength(0);
    await popup.click('button', t('tryAgain'));
    await card.seeHeld();
    await card.whoAmI();
    await popup.seeText(BITS_DEFAULTS.customerId);
    expect(bits.log).toHaveLength(3);
    for (const { headers } of bits.log) expect(headers.cookie).toBeUndefined();
  } finally {
    await other.close();
  }
});

// Only Chromium lets a test read the clipboard back.
test('A token is copied by itself, as a header and in a curl line @chromium', async ({
  bits,
  driver,
  unlocked: popup,
  vault,
}) => {
  await openClipboard(driver as ChromiumDriver, popup);
  const read = () => popup.evaluate(() => navigator.clipboard.readText());
  const see = (what: string, is: (text: string) => boolean) =>
    until(what, async () => {
      const text = await read();
      return is(text) ? text : null;
    });
  await openCredential(popup, vault, bits.url);
  const card = credentialPage(popup);
  await card.get();
  await card.seeHeld();
  await card.copy();
  const token = await see('the token', (text) => /^[\w-]{20,}$/.test(text));
  await card.copyAs('authorizationHeader');
  await see('the header', (text) => text === `Authorization: Bearer ${token}`);
  await card.copyAs('curlLine');
  await see('the line', (text) => text === `curl -g '${bits.url}/' -H 'Authorization: Bearer ${token}'`);
  await popup.click('button', t('copyOtherwise'));
  await popup.click('menuitem', t('copyTokenRequest'));
  const line = await see('the request', (text) => text.startsWith(`curl -g '${bits.url}${TOKEN}'`));
  expect(line).not.toContain(BITS_DEFAULTS.clientSecret);
  expect(tokenRequests(bits)).toHaveLength(1);
});
