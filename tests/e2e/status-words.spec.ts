import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bitsItem } from '../server/credential-items.ts';
import { type PublicApiServer, startPublicApi } from '../server/public-api/index.ts';
import { sealItem } from '../server/seal-item.ts';
import { RESULTS } from '../setup/paths.mjs';
import { addAcme } from './acme';
import { askBackground } from './ask';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { test as base, expect } from './fixtures';
import { SAMPLE } from './sample';
import { consolePage } from './screens/console.page.ts';
import { credentialPage } from './screens/credential.page.ts';
import { orgChangesPage } from './screens/org-changes.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { KEPT, NEXT, OWNERS, READS, type StatusCase, TOKENS, WRITES } from './status-words';
import { t } from './words';

const test = base.extend<{ api: PublicApiServer }>({
  api: async ({ serverOptions: _ }, use) => {
    const api = await startPublicApi();
    await use(api);
    await api.close();
  },
});

/** Sentences about what went wrong, as they stand on the page. */
const sentencesOn = (page: Surface): Promise<string> =>
  page.evaluate(() => {
    const [last] = [...document.querySelectorAll('dialog')].reverse();
    const places = [...(last ?? document).querySelectorAll('.failed, .ban, .note.stop')];
    const texts = places.map((place) => {
      const copy = place.cloneNode(true) as Element;
      for (const button of copy.querySelectorAll('button')) button.remove();
      return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    });
    return [...new Set(texts)].join(' ');
  });

/** The table of places, answers and sentences, as a file beside the other results. */
function writeTable(browser: string, place: string, rows: readonly (readonly [string, string])[]): void {
  const folder = join(RESULTS, 'status-words');
  mkdirSync(folder, { recursive: true });
  const lines = rows.map(([name, words]) =>
    [place, name, words.replace(/127\.0\.0\.1:\d+/g, 'HOST')].join('\t'),
  );
  writeFileSync(join(folder, `${browser}-${place}.tsv`), `${lines.join('\n')}\n`);
}

interface Place {
  readonly browser: string;
  readonly name: string;
  readonly page: Surface;
  readonly api: PublicApiServer;
  /** What is to fail. */
  readonly match: { path: string; method?: string };
  /** Makes the request. */
  readonly act: () => Promise<void>;
  /** Leads back to where it can be made again. */
  readonly back: () => Promise<void>;
}

/** Breaks off what waits for another try, until nothing is at work any more. */
const settle = (page: Surface) =>
  until('rest', () =>
    page.evaluate(() => {
      for (const button of document.querySelectorAll<HTMLElement>('.ban.wait button')) button.click();
      return document.querySelector('[aria-busy="true"]') === null ? true : null;
    }),
  );

/** Has a place answered in each of these ways, and holds what is read there against what it should be. */
async function walk(cases: readonly StatusCase[], place: Place): Promise<void> {
  const { browser, name, page, api, match, act, back } = place;
  const { host } = new URL(api.url);
  const rows: [string, string][] = [];
  const arrived = () =>
    api.log.filter((one) => one.path === match.path && one.method === (match.method ?? one.method)).length;
  try {
    for (const { name: answer, fault, words } of cases) {
      const mend = api.faults.always(match, fault);
      const before = arrived();
      await act();
      await until('the request', async () => (arrived() > before ? true : null));
      const wanted = words(host);
      const shown = await until(`“${wanted}” for ${answer}`, async () => {
        const found = await sentencesOn(page);
        return found.includes(wanted) ? found : null;
      });
      rows.push([answer, shown]);
      expect.soft(shown, answer).toMatch(KEPT);
      expect.soft(shown, answer).toMatch(NEXT);
      expect.soft(shown, answer).not.toMatch(/<|\$\d|undefined|HTTP/);
      await settle(page);
      mend();
      await back();
    }
  } finally {
    writeTable(browser, name, rows);
  }
}

test.describe('Every answer of the two APIs has a sentence', () => {
  test('in the console', async ({ api, driver, unlocked, vault }, info) => {
    test.slow();
    await addAcme(api, vault);
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const [org, changes] = [consolePage(page), orgChangesPage(page)];
    await org.connect();
    await org.see('orgMembers');
    await org.open('orgSubscription');
    const browser = info.project.name;
    const leave = async () => {
      await org.open('orgSubscription');
      await page.see('region', t('orgSubscription'));
    };
    const match = { path: '/api/public/collections' };
    const act = () => org.open('orgCollections');
    await walk(READS, { browser, name: 'console-reads', page, api, match, act, back: leave });

    await org.open('orgPolicies');
    await org.see('orgPolicies');
    const save = async () => {
      await changes.openPolicy(t('policy_7'));
      await changes.turn();
      await changes.review();
      await changes.save();
    };
    const close = async () => {
      await page.click('button', t('cancel'));
      await page.gone('dialog', t('policy_7'));
      await org.see('orgPolicies');
    };
    const put = { path: '/api/public/policies/7', method: 'PUT' };
    await walk(WRITES, { browser, name: 'console-writes', page, api, match: put, act: save, back: close });
  });

  test('on the card of a credential', async ({ api, unlocked: popup, vault }, info) => {
    test.slow();
    const { account } = vault;
    await account.call('POST', '/ciphers', await sealItem(bitsItem(api.url), account.userKey, true));
    await askBackground(popup, 'sync.now');
    const list = vaultPage(popup, SAMPLE.email);
    await list.search('bits');
    await list.seeSelected('Bits');
    await popup.press('ArrowRight');
    const card = credentialPage(popup);
    await popup.see('button', t('getToken'));
    const browser = info.project.name;
    const place = { browser, page: popup, api, back: async () => undefined };
    const token = { path: '/v1/oauth2/token' };
    await walk(TOKENS, { ...place, name: 'card-token', match: token, act: card.get });
    await card.get();
    await card.seeHeld();
    const owner = { path: '/oauth2/userinfo' };
    await walk(OWNERS, { ...place, name: 'card-owner', match: owner, act: card.whoAmI });
  });
});
