import type { AccountRecord } from '../../lib/account';
import { CodedError } from '../../lib/errors';

/** Not an address of numbers, nor a name without a dot: browsers take neither for a site. */
const isDomain = (host: string): boolean => /\.[a-z][a-z0-9-]*$/i.test(host);

/** What browsers take for safe: encrypted, or this machine. */
const isSite = ({ protocol, hostname }: URL): boolean =>
  hostname === 'localhost' || (protocol === 'https:' && isDomain(hostname));

/**
 * The site that unlock keys are made for. Chromium takes the extension's own origin. Firefox (from 150) takes only a site that the
 * extension has access to: the account's own server, which has nothing that the key's secret would open.
 */
export function createRpIdOf(isFirefox: boolean): (record: AccountRecord) => string | null {
  return ({ urls }) => {
    if (!isFirefox) return null;
    const site = new URL(urls.identity);
    if (!isSite(site)) throw new CodedError('unlock-key-unsupported');
    return site.hostname;
  };
}
