import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { acceptOrganizations } from '../e2e/accept-organizations';
import { type ChromiumDriver, launchChromium } from '../e2e/driver/chromium';
import type { Surface } from '../e2e/driver/surface';
import { GITEA, SAMPLE } from '../e2e/sample';
import { signInPage } from '../e2e/screens/sign-in.page';
import { vaultPage } from '../e2e/screens/vault.page';
import { type EmbeddedServer, startServer } from '../server/index';
import { type SampleVault, seedSampleVault } from '../server/sample-vault';
import type { OfficialClient } from './official-client';
import { type OfficialClients, prepareOfficialClients } from './official-clients';
import { openTlsDoor, type TlsDoor } from './tls-door';

/** What the official client changes, in a popup that is open in a real browser. Started by `npm run test:interop`. */
let clients: OfficialClients;
let server: EmbeddedServer;
let door: TlsDoor;
let vault: SampleVault;
let client: OfficialClient;
let driver: ChromiumDriver;

beforeAll(async () => {
  clients = prepareOfficialClients();
  server = await startServer();
  door = await openTlsDoor(server, clients.tls);
  vault = await seedSampleVault(server, { ...SAMPLE, siteOrigin: server.url });
  // The official client stops altogether at a kind that it does not know.
  server.store.ciphers.remove(vault.ids.get('Boat licence') ?? '');
  client = await clients.newClient(door.url);
  await client.signIn(SAMPLE.email, SAMPLE.password);
  driver = await launchChromium({ headless: true });
}, 300_000);

afterAll(async () => {
  await driver?.close();
  door?.close();
  await server?.close();
  clients?.clean();
});

/** Notes the rows in which anything is drawn from now on. */
const watchRows = (page: Surface): Promise<void> =>
  page.evaluate(() => {
    const drawn = new Set<string>();
    Object.assign(globalThis, { drawn });
    const nameOf = (node: Node) =>
      (node instanceof Element ? node : node.parentElement)
        ?.closest('[role="option"]')
        ?.getAttribute('aria-label');
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const name = nameOf(target);
        if (name) drawn.add(name);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });

const drawnRows = (page: Surface): Promise<string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { drawn: Set<string> }).drawn]);

it('an item that the official client edits is there within a second, as one row', async () => {
  const page = await driver.openOwn('popup.html');
  await signInPage(page).signIn({ url: server.url, ...SAMPLE });
  await acceptOrganizations(page);
  const list = vaultPage(page, SAMPLE.email);
  await list.see();
  await vi.waitUntil(() => server.hub.open === 1, { timeout: 10_000 });
  await list.search('gitea');
  await list.seeSelected(GITEA.name);
  const path = `/api/ciphers/${vault.ids.get(GITEA.name)}`;
  const times: number[] = [];
  for (const name of ['Gitea one', 'Gitea two', 'Gitea three']) {
    await client.text('sync');
    const item = await client.json<Record<string, unknown>>('get', 'item', vault.ids.get(GITEA.name) ?? '');
    const before = server.log.length;
    await watchRows(page);
    const writing = client.write({ ...item, name }, 'edit', 'item', String(item.id));
    await vi.waitUntil(
      () => server.log.slice(before).some((request) => request.method === 'PUT' && request.path === path),
      { timeout: 60_000, interval: 2 },
    );
    const start = performance.now();
    await list.seeRow(`${name}, ${GITEA.username}`);
    times.push(Math.round(performance.now() - start));
    await writing;
    expect(await drawnRows(page)).toEqual([`${name}, ${GITEA.username}`]);
  }
  console.log(`From the official client's edit to its row in the open popup: ${times.join(', ')} ms`);
  const rows = (await list.rows()).map((row) => row.name);
  expect(rows.filter((name) => /^Gitea(?:,| one| two| three)/.test(name))).toEqual([
    `Gitea three, ${GITEA.username}`,
  ]);
}, 120_000);
