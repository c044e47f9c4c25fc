import { type Account, createAccount } from '../server/account.ts';
import { type EmbeddedServer, NO_SECOND_FACTOR } from '../server/index.ts';
import { letIn } from '../server/let-in.ts';
import { askBackground } from './ask.ts';
import type { Driver, Surface } from './driver/surface.ts';
import { expect } from './fixtures.ts';
import { SAMPLE } from './sample.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import {
  authenticatorCode,
  wantAuthenticator,
  wantDuo,
  wantKey,
  wantMail,
  wantSecurityKey,
} from './second-factor.ts';
import { t } from './words.ts';

export type Kind = 'modern' | 'rubywarden';

interface Others {
  readonly account: Account;
  readonly driver: Driver;
  /** Pictures the screen, and looks for what stands in a person's way on it. */
  readonly picture: (name: string) => Promise<void>;
}

/** A way to sign in: what the server is made to ask, and what the person does about it. */
export interface Way {
  readonly name: string;
  readonly servers: readonly Kind[];
  readonly arrange: (server: EmbeddedServer) => Promise<void> | void;
  /** From the filled-in form to the list. */
  readonly pass: (page: Surface, server: EmbeddedServer, others: Others) => Promise<void>;
  /** Somebody else than the sample person. */
  readonly email?: string;
}

const BOTH: readonly Kind[] = ['modern', 'rubywarden'];
const ARGON = 'argon@hollis.dev';

const submit = (page: Surface, email: string = SAMPLE.email): Promise<void> =>
  signInPage(page).submit(email, SAMPLE.password);

const withoutFactors = (server: EmbeddedServer): void => {
  for (const user of server.store.users.all())
    server.store.users.change(user.id, {
      verifyDevices: false,
      twoFactor: NO_SECOND_FACTOR,
    });
};

async function answer(page: Surface, code: string): Promise<void> {
  await signInPage(page).seeSecondStep();
  await page.type(code);
  await page.press('Enter');
}

export const WAYS: readonly Way[] = [
  { name: 'password, PBKDF2', servers: BOTH, arrange: withoutFactors, pass: (page) => submit(page) },
  {
    name: 'password, Argon2id',
    servers: ['modern'],
    email: ARGON,
    arrange: async (server) => {
      withoutFactors(server);
      const kdf = { kind: 'argon2id', iterations: 3, memoryMiB: 32, parallelism: 2 } as const;
      await createAccount(server, { email: ARGON, password: SAMPLE.password, kdf });
    },
    pass: (page) => submit(page, ARGON),
  },
  {
    name: 'authenticator',
    servers: BOTH,
    arrange: (server) => wantAuthenticator(server, SAMPLE.email),
    pass: async (page, server) => {
      await submit(page);
      await signInPage(page).seeSecondStep();
      // No code is taken twice.
      server.clock.advance(30_000);
      await signInPage(page).typeCode(authenticatorCode(server));
    },
  },
  {
    name: 'code by mail',
    servers: ['modern'],
    arrange: (server) => {
      withoutFactors(server);
      wantMail(server, SAMPLE.email);
    },
    pass: async (page, server) => {
      await submit(page);
      await signInPage(page).seeSecondStep();
      await expect.poll(() => server.outbox.newest(SAMPLE.email, 'second-factor')).not.toBeNull();
      await signInPage(page).typeCode(server.outbox.newest(SAMPLE.email, 'second-factor') ?? '');
    },
  },
  {
    name: 'YubiKey',
    servers: ['modern'],
    arrange: withoutFactors,
    pass: async (page, server) => {
      const { code } = wantKey(server, SAMPLE.email);
      await submit(page);
      await answer(page, code());
    },
  },
  {
    name: 'recovery code',
    servers: ['modern'],
    arrange: withoutFactors,
    pass: async (page, server) => {
      const { recovery } = wantKey(server, SAMPLE.email);
      await submit(page);
      await signInPage(page).seeSecondStep();
      await page.click('button', t('useRecovery'));
      await answer(page, recovery);
    },
  },
  {
    name: 'security key',
    servers: ['modern'],
    arrange: (server) => {
      withoutFactors(server);
      wantSecurityKey(server, SAMPLE.email);
    },
    pass: async (page, server, { driver, picture }) => {
      await submit(page);
      await page.see('button', t('useSecurityKey'));
      await picture('way-security-key');
      await page.click('button', t('useSecurityKey'));
      const connector = await driver.findPage(`${server.url}/webauthn-fallback-connector.html`);
      await connector.click('button', t('useSecurityKey'));
    },
  },
  {
    name: 'Duo',
    servers: ['modern'],
    arrange: (server) => {
      withoutFactors(server);
      wantDuo(server, SAMPLE.email);
    },
    pass: async (page, server, { driver }) => {
      await submit(page);
      await page.click('button', t('useDuo'));
      const connector = await driver.findPage(`${server.url}/duo-redirect-connector.html`);
      await connector.click('button', 'Go on');
    },
  },
  {
    name: 'API key',
    servers: ['modern'],
    // The second step that the account wants otherwise is not asked for.
    arrange: (server) => {
      withoutFactors(server);
      wantAuthenticator(server, SAMPLE.email);
    },
    pass: async (page, server, { picture }) => {
      const user = server.store.userByEmail(SAMPLE.email);
      await page.click('button', t('withApiKey'));
      await picture('way-api-key');
      await page.fill('textbox', t('apiKeyId'), `user.${user?.id}`);
      await page.fill('textbox', t('apiKeySecret'), user?.apiKey ?? '');
      await submit(page);
    },
  },
  {
    name: 'single sign-on',
    servers: ['modern'],
    arrange: (server) => {
      withoutFactors(server);
      wantAuthenticator(server, SAMPLE.email);
    },
    pass: async (page, server, { driver, picture }) => {
      await page.fill('textbox', t('email'), SAMPLE.email);
      await page.click('button', t('withSso'));
      await picture('way-sso');
      await page.click('button', t('ssoGo'));
      const provider = await driver.findPage(`${server.url}/idp`);
      await page.see('heading', t('ssoTitle'));
      await picture('way-sso-tab');
      server.clock.advance(30_000);
      await provider.fill('textbox', 'Address', SAMPLE.email);
      await provider.click('button', 'Sign in to Hollis');
      // The tab has become a page of ours, where the person goes on.
      const own = await driver.findOwn('popup.html?in=tab');
      await signInPage(own).seeSecondStep();
      await signInPage(own).typeCode(authenticatorCode(server));
      await own.see('heading', t('openVaultTitle'));
      await page.see('heading', t('openVaultTitle'));
      await picture('way-sso-password');
      await own.fill('textbox', t('masterPassword'), 'wrong');
      await own.click('button', t('unlock'));
      await own.seeText(t('error_wrong_password'));
      await own.fill('textbox', t('masterPassword'), SAMPLE.password);
      await own.click('button', t('unlock'));
      await vaultPage(own, SAMPLE.email).see();
      await own.close();
    },
  },
  {
    name: 'new device',
    servers: ['modern'],
    arrange: (server) => {
      withoutFactors(server);
      for (const device of server.store.devices.all()) server.store.devices.remove(device.id);
      const user = server.store.userByEmail(SAMPLE.email);
      if (user) server.store.users.change(user.id, { verifyDevices: true });
    },
    pass: async (page, server) => {
      await submit(page);
      await page.see('heading', t('newDevice'));
      await page.type(server.outbox.newest(SAMPLE.email, 'new-device') ?? '');
      await page.press('Enter');
    },
  },
  {
    name: 'another device',
    servers: ['modern'],
    arrange: withoutFactors,
    pass: async (page, _, { account }) => {
      await page.fill('textbox', t('email'), SAMPLE.email);
      await page.click('button', t('withDevice'));
      await page.see('heading', t('deviceTitle'));
      await letIn(account);
    },
  },
  {
    name: 'remembered browser',
    servers: ['modern'],
    // The last one: this browser is asked for no second step after it.
    arrange: (server) => {
      withoutFactors(server);
      wantAuthenticator(server, SAMPLE.email);
    },
    pass: async (page, server) => {
      await submit(page);
      await signInPage(page).seeSecondStep();
      await page.click('checkbox', t('rememberBrowser'));
      server.clock.advance(30_000);
      await signInPage(page).typeCode(authenticatorCode(server));
      await vaultPage(page, SAMPLE.email).see();
      await askBackground(page, 'account.signOut');
      await signInPage(page).see();
      await submit(page);
    },
  },
];
