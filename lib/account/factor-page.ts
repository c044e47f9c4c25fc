import { encodeBase64, utf8Encode } from '../bytes';
import type { PageFactor } from '../session';
import { pickText } from '../wire';

/** More than any challenge needs, and less than browsers take in an address. */
const LONGEST = 16_000;

/** Where Duo asks (its own hosts, and those for offices of the United States); a server must not send anybody elsewhere. */
const DUO_HOST = /^api-[a-z0-9]+\.(?:duosecurity\.com|duofederal\.com)$/;

/** The page of the web vault that has a security key sign (bitwarden/clients webauthn-fallback, parameters of version 1). */
function keyPage(webVault: string, challenge: unknown, button: () => string): string | null {
  const json = JSON.stringify(challenge ?? null);
  if (json.length > LONGEST || pickText(challenge, 'challenge') === null) return null;
  const asked = new URLSearchParams({
    data: encodeBase64(utf8Encode(json)),
    parent: encodeURIComponent(webVault),
    btnText: encodeURIComponent(button()),
    v: '1',
  });
  return `${webVault}/webauthn-fallback-connector.html?${asked}`;
}

/** The page of the web vault that goes to Duo and comes back (bitwarden/clients duo-redirect). */
function duoPage(webVault: string, challenge: unknown): string | null {
  const address = pickText(challenge, 'authUrl');
  const url = address !== null && URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.port !== '' || !DUO_HOST.test(url.hostname)) return null;
  return `${webVault}/duo-redirect-connector.html?${new URLSearchParams({ duoFramelessUrl: url.href })}`;
}

/**
 * The page of the server's own web vault where a second factor is asked for: a security key answers no other site, and Duo comes back to no
 * other.
 * @param challenge what the server says of the factor.
 * @param button what the page's button says.
 * @returns null where the server has sent nothing that such a page could be opened with.
 */
export function factorPage(
  factor: PageFactor,
  webVault: string,
  challenge: unknown,
  button: () => string,
): string | null {
  const url = factor === 'webauthn' ? keyPage(webVault, challenge, button) : duoPage(webVault, challenge);
  return url !== null && url.length <= 2 * LONGEST ? url : null;
}
