import { type Organization, type PublicApiServer, startPublicApi } from '../server/public-api/index.ts';
import type { RequestRecord } from '../server/request-log.ts';
import { addAcme } from './acme';
import { askBackground } from './ask';
import type { Surface } from './driver/surface';
import { test as base } from './fixtures';
import { consolePage } from './screens/console.page.ts';

/** The console over an organisation, connected, with its members shown. */
export interface Acme {
  readonly api: PublicApiServer;
  readonly organization: Organization;
  readonly page: Surface;
  readonly org: ReturnType<typeof consolePage>;
  /** What was sent to change something, with its JSON. */
  readonly writes: () => readonly { readonly call: string; readonly json: Record<string, unknown> | null }[];
}

const BASE = '/api/public/';

function written({ method, path, body }: RequestRecord) {
  const text = new TextDecoder().decode(body);
  return {
    call: `${method} ${path.slice(BASE.length)}`,
    json: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
  };
}

export const test = base.extend<{ acme: Acme }>({
  acme: async ({ driver, unlocked, vault }, use) => {
    const api = await startPublicApi();
    const organization = await addAcme(api, vault);
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await org.see('orgMembers');
    const writes = () =>
      api.log.filter(({ method, path }) => method !== 'GET' && path.startsWith(BASE)).map(written);
    await use({ api, organization, page, org, writes });
    await api.close();
  },
});
