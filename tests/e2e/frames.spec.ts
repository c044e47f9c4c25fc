import { createSeeded } from '../flows/seeded';
import { type Site, startSite } from '../pages/site.ts';
import { askBackground } from './ask';
import type { Surface } from './driver/surface';
import { rest, until } from './driver/until';
import { test as base, expect } from './fixtures';
import { GITEA } from './sample';

/** A second site, which nothing is saved for. */
const test = base.extend<{ foreign: Site }>({
  foreign: async ({ browserName: _ }, use) => {
    const foreign = await startSite();
    await use(foreign);
    await foreign.close();
  },
});

const RUNS = Number(process.env.LATCHKEY_RACES ?? 24);
const SEED = Number(process.env.LATCHKEY_SEED ?? 1128);
/** By then a fill is over, however it went. Milliseconds. */
const LONGEST_WAIT = 140;

const login = (site: Site, name: string): string => `${site.url}/pages/frames/login.html?name=${name}`;
const around = (site: Site, frame = ''): string =>
  `${site.url}/pages/frames/around.html?frame=${encodeURIComponent(frame)}`;

/** Whatever has come into the boxes of any document, by the document's name. */
const caughtBy = (sites: readonly Site[]): string[] =>
  sites.flatMap(({ received }) => received.map(({ user }) => user.replace('caught by ', '')));

/** A form without a page of its own. What comes into it is told to the site. */
const bareForm = (site: Site, name: string): string => `<form action="${site.url}/sign-in" method="post">
  <input name="email" type="email" autocomplete="username">
  <input name="password" type="password" autocomplete="current-password"><button>Sign in</button></form>
  <script>addEventListener('input', ({ target }) => {
    const told = new FormData();
    told.append('email', 'caught by ${name}');
    told.append('password', target.value);
    navigator.sendBeacon('${site.url}/sign-in', told);
  }, true)</script>`;

interface Odd {
  readonly kind: string;
  readonly html: string;
  readonly url: string;
}

/** Puts a frame with an odd document into the page. */
const addOdd = (page: Surface, odd: Odd): Promise<void> =>
  page.evaluate(async ({ kind, html, url }) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('style', 'width: 420px; height: 260px; border: 0');
    if (kind === 'sandboxed') frame.setAttribute('sandbox', 'allow-scripts allow-forms');
    if (kind === 'srcdoc') frame.srcdoc = html;
    else if (kind === 'data') frame.src = `data:text/html,${encodeURIComponent(html)}`;
    else if (kind === 'blob') frame.src = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    else if (kind === 'javascript') frame.src = `javascript:${JSON.stringify(html)}`;
    else if (kind !== 'blank') frame.src = url;
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    document.body.append(frame);
    await loaded;
    if (kind === 'blank') frame.contentDocument?.body.setHTMLUnsafe(html);
  }, odd);

test.describe('A login goes into documents of its own site only', () => {
  const ODD = ['foreign', 'nested', 'sandboxed', 'srcdoc', 'data', 'blob', 'blank', 'javascript'] as const;

  test('not into foreign frames, and not into documents without an address', async ({
    driver,
    site,
    foreign,
    unlocked,
    vault,
  }) => {
    const id = vault.ids.get(GITEA.name);
    const fillIn = async (page: Surface) =>
      askBackground(unlocked, 'fill.fill', { id, tabId: await driver.tabId(page) });
    const addresses: Readonly<Record<string, string>> = {
      foreign: login(foreign, 'foreign'),
      // The frame inside is of the right site, and so is the page; the one between is not.
      nested: around(foreign, login(foreign, 'nested')),
      sandboxed: login(site, 'sandboxed'),
    };
    for (const kind of ODD) {
      const page = await driver.openPage(around(site));
      await addOdd(page, { kind, html: bareForm(site, kind), url: addresses[kind] ?? '' });
      expect(await fillIn(page), kind).toMatchObject({ ok: false });
      await page.close();
    }
    const own = await driver.openPage(around(site, login(site, 'own')));
    await until('the filled frame', async () => ((await fillIn(own)) as { ok: boolean }).ok || null);
    await until('what came', async () => (caughtBy([site]).includes('own') ? true : null));
    expect(new Set(caughtBy([site, foreign]))).toEqual(new Set(['own']));
  });

  test('into a frame inside another site’s page once the person has named it, and not before', async ({
    driver,
    site,
    foreign,
    unlocked,
    vault,
  }) => {
    const id = vault.ids.get(GITEA.name);
    const page = await driver.openPage(around(foreign, login(site, 'framed')));
    const tabId = await driver.tabId(page);
    const answer = await until('a frame with a form', async () => {
      const given = (await askBackground(unlocked, 'fill.fill', { id, tabId })) as {
        error?: { code: string };
      };
      return given.error?.code === 'page-frame-other-site' ? given : null;
    });
    expect(answer).toMatchObject({ ok: false });
    await askBackground(unlocked, 'fill.fill', { id, tabId, allowFrame: site.url });
    await until('what came', async () => (caughtBy([site]).includes('framed') ? true : null));
    expect(caughtBy([foreign])).toEqual([]);
  });
});

interface Race {
  /** Where the form stands that is chosen. */
  readonly place: 'top' | 'frame' | 'foreign top';
  readonly next: string;
  readonly delay: number;
}

/** What a run leaves in a document. */
interface Leaving {
  leaving?: ReturnType<typeof setTimeout>;
  isLeft?: boolean;
}

/**
 * Sends the tab to an address, once from each document: where an earlier run has sent it may come in between, and what that run has planned
 * for later is given up. True once it is there.
 */
const goTo = (page: Surface, url: string): Promise<boolean> =>
  page
    .evaluate((to) => {
      const world = globalThis as Leaving;
      if (location.href === to) return true;
      clearTimeout(world.leaving);
      if (!world.isLeft) location.replace(to);
      world.isLeft = true;
      return false;
    }, url)
    .catch(() => false);

/** Goes elsewhere in a while: the tab itself, or its frame, which goes altogether where there is no address. */
const leaveLater = (page: Surface, { place, next, delay }: Race): Promise<void> =>
  page.evaluate(
    ({ isTop, to, after }) => {
      const leave = () => {
        const frame = document.querySelector('iframe');
        if (isTop) location.replace(to);
        else if (to === '') frame?.remove();
        else frame?.contentWindow?.location.replace(to);
      };
      (globalThis as Leaving).leaving = setTimeout(leave, after);
    },
    { isTop: place === 'top', to: next, after: delay },
  );

test(`Nothing goes to the site that a tab or frame has gone to since the choice (${RUNS} runs, seed ${SEED})`, async ({
  driver,
  site,
  foreign,
  unlocked,
  vault,
}) => {
  test.setTimeout(120_000 + RUNS * 2000);
  const random = createSeeded(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const id = vault.ids.get(GITEA.name);
  const page = await driver.openPage(around(site));
  const tabId = await driver.tabId(page);
  let filled = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const place = pick(['top', 'frame', 'foreign top'] as const);
    const first = login(site, `first-${run}`);
    const start = { top: first, frame: around(site, first), 'foreign top': around(foreign, first) }[place];
    await until('the form', async () => {
      if (!(await goTo(page, start))) return null;
      const explained = (await askBackground(unlocked, 'fill.explain', { tabId, id }).catch(() => null)) as {
        result?: { frames: { fields?: readonly unknown[] }[] };
      } | null;
      return JSON.stringify(explained?.result?.frames ?? '').includes('current-password') ? true : null;
    });
    const after = [
      login(foreign, `other-${run}`),
      `${site.url}/goes-to?address=${encodeURIComponent(login(foreign, `other-redirected-${run}`))}`,
      login(site, `second-${run}`),
      place === 'top' ? 'about:blank' : '',
    ];
    await leaveLater(page, { place, next: pick(after), delay: random() * LONGEST_WAIT });
    const answer = (await askBackground(unlocked, 'fill.fill', {
      id,
      tabId,
      ...(place === 'foreign top' && { allowFrame: site.url }),
    })) as { ok: boolean };
    filled += Number(answer.ok);
    await rest(LONGEST_WAIT / 2);
  }
  const caught = caughtBy([site, foreign]);
  const count = (start: string) => new Set(caught.filter((name) => name.startsWith(start))).size;
  // A page of the same site that is there before the fields are looked at is filled in its own right.
  console.log(
    `${driver.name}: ${RUNS} runs, ${filled} fills; documents with values: ${count('first-')} chosen, ` +
      `${count('second-')} later ones of the same site, ${count('other-')} of another site`,
  );
  expect(caught.filter((name) => name.startsWith('other-'))).toEqual([]);
  expect(filled).toBeGreaterThan(0);
  expect(filled).toBeLessThan(RUNS);
});
