import {
  type PublicApiServer,
  type PublicApiServerKind,
  startPublicApi,
} from '../server/public-api/index.ts';
import { acceptOrganizations } from './accept-organizations';
import { test as base } from './fixtures';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';

/** People and organisations at one address, where the sample account is signed in. */
export const test = base.extend<{ kind: PublicApiServerKind; isElsewhere: boolean; api: PublicApiServer }>({
  kind: ['vaultwarden', { option: true }],
  /** The account is signed in at another address than the key is for. */
  isElsewhere: [false, { option: true }],
  api: async ({ server, kind }, use) => {
    const api = await startPublicApi({ kind, vault: server });
    await use(api);
    await api.close();
  },
  unlocked: async ({ popup, vault, api, server, isElsewhere }, use) => {
    const { email, password } = vault.account;
    await signInPage(popup).signIn({ url: isElsewhere ? server.url : api.url, email, password });
    await vaultPage(popup, email).see();
    await acceptOrganizations(popup);
    await use(popup);
  },
});

/** What was sent to change something of the organisation, with its JSON. */
export const written = ({ log }: PublicApiServer) =>
  log
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/organizations/'))
    .map(({ method, path, body }) => ({
      call: `${method} ${path.split('/').slice(4).join('/')}`,
      json: body.byteLength === 0 ? null : (JSON.parse(new TextDecoder().decode(body)) as object),
    }));

export const asked = ({ log }: PublicApiServer, path: RegExp) =>
  log.filter((one) => path.test(one.path)).length;
