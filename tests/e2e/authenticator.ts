import type { ChromiumDriver } from './driver/chromium';
import { ADDON_ID, type FirefoxDriver } from './driver/firefox';
import { inBrowserWindow } from './driver/firefox-chrome-scope';
import { pageOf } from './driver/playwright-surface';
import type { Driver, Surface } from './driver/surface';

/** A security key of the browser's own making; its prompts are answered at once. */
export interface Authenticator {
  /** How many keys it keeps. */
  count(): Promise<number>;
  /** Whether its fingerprint, face or PIN fits from now on. */
  setVerified(isVerified: boolean): Promise<void>;
}

interface AuthenticatorOptions {
  /** False: it makes no secrets (WebAuthn's PRF). Only in Chromium. */
  readonly hasPrf?: boolean;
}

const COMMON = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const;

/** Chromium's are plugged into one tab, whatever that shows. */
async function plugIntoTab(page: Surface, { hasPrf = true }: AuthenticatorOptions): Promise<Authenticator> {
  const inside = pageOf(page);
  const session = await inside.context().newCDPSession(inside);
  await session.send('WebAuthn.enable', { enableUI: false });
  const protocol = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'usb' } as const;
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...protocol, ...COMMON, automaticPresenceSimulation: true, hasPrf },
  });
  return {
    count: async () =>
      (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    setVerified: async (isUserVerified) =>
      void (await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
  };
}

/** What the functions below find in Firefox's window. */
interface Chrome {
  readonly Cc: Record<string, { getService(kind: unknown): WebAuthnService }>;
  readonly Ci: { readonly nsIWebAuthnService: unknown };
}

interface WebAuthnService {
  addVirtualAuthenticator(...kind: readonly (string | boolean)[]): string;
  getCredentials(id: string): readonly unknown[];
  setUserVerified(id: string, isVerified: boolean): void;
}

/** Firefox's is plugged into all of it. */
async function plugIntoFirefox({ browser, spend }: FirefoxDriver): Promise<Authenticator> {
  spend();
  const id = await inBrowserWindow(
    browser,
    ADDON_ID,
    () => {
      const { Cc, Ci } = globalThis as unknown as Chrome;
      const service = Cc['@mozilla.org/webauthn/service;1']?.getService(Ci.nsIWebAuthnService);
      return service?.addVirtualAuthenticator('ctap2_1', 'internal', true, true, true, true) ?? '';
    },
    null,
  );
  const call = (name: 'count' | 'verify', isVerified = true): Promise<number> =>
    inBrowserWindow(
      browser,
      ADDON_ID,
      ([key, what, fits]) => {
        const { Cc, Ci } = globalThis as unknown as Chrome;
        const service = Cc['@mozilla.org/webauthn/service;1']?.getService(Ci.nsIWebAuthnService);
        if (what === 'verify') service?.setUserVerified(key, fits);
        return service?.getCredentials(key).length ?? 0;
      },
      [id, name, isVerified] as const,
    );
  return {
    count: () => call('count'),
    setVerified: async (isVerified) => void (await call('verify', isVerified)),
  };
}

/** Plugs a security key into a tab: in Firefox, into every one. */
export const plugIn = (
  driver: Driver,
  page: Surface,
  options: AuthenticatorOptions = {},
): Promise<Authenticator> =>
  driver.name === 'firefox' ? plugIntoFirefox(driver as FirefoxDriver) : plugIntoTab(page, options);

/**
 * An authenticator in software for every page that Chromium opens, with the same secrets in each browser that is given the same seed: its own
 * kind forgets them with the browser, and with the tab.
 */
export async function plugInForGood(
  { context, spend }: ChromiumDriver,
  seed: readonly number[],
): Promise<void> {
  spend();
  await context.addInitScript((bytes) => {
    const text = new TextEncoder();
    const hash = async (data: BufferSource) => new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    const secretFor = async (salt: BufferSource) => {
      const hmac = { name: 'HMAC', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('raw', new Uint8Array(bytes), hmac, false, ['sign']);
      return crypto.subtle.sign('HMAC', key, salt);
    };
    const rawId = new Uint8Array(bytes).buffer;
    const url64 = (buffer: ArrayBuffer) =>
      btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
    const create = async () => ({
      rawId,
      response: { getTransports: () => ['internal'] },
      getClientExtensionResults: () => ({ prf: { enabled: true } }),
    });
    const get = async ({ publicKey }: { publicKey: PublicKeyCredentialRequestOptions }) => {
      const salt = publicKey.extensions?.prf?.evalByCredential?.[url64(rawId)]?.first as BufferSource;
      const first = await secretFor(salt);
      const challenge = url64(publicKey.challenge as ArrayBuffer);
      const client = { type: 'webauthn.get', challenge, origin: location.origin, crossOrigin: false };
      const rpHash = await hash(text.encode(location.origin));
      return {
        rawId,
        response: {
          authenticatorData: new Uint8Array([...rpHash, 5, 0, 0, 0, 1]).buffer,
          clientDataJSON: text.encode(JSON.stringify(client)).buffer,
        },
        getClientExtensionResults: () => ({ prf: { results: { first } } }),
      };
    };
    Object.defineProperty(navigator, 'credentials', { value: { create, get } });
  }, seed);
}
