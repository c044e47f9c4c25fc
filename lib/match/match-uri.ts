import { baseDomain } from './base-domain';
import { fitsPattern } from './fits-pattern';
import { isIpAddress, isLoopback, parseSavedUri, parseWebUrl, type SavedAddress } from './parse-uri';

/** A saved address as items carry it. `match` and `checksum` mean what they mean in lib/items. */
export interface SavedUri {
  readonly uri: string | null;
  readonly match: number | null;
  readonly checksum?: 'valid' | 'missing' | 'wrong';
}

export interface MatchOptions {
  /** Groups of base domains that share their logins; only "same site" looks at them. */
  readonly equivalentDomains?: readonly (readonly string[])[];
  /** For addresses without a mode of their own; 0, "same site", unless told otherwise. */
  readonly defaultMatch?: number;
}

/** How near the saved address is to the page: the very page, its host, its site, or an equivalent site. */
export type MatchQuality = 'page' | 'host' | 'site' | 'equivalent';

type Comparison = (saved: SavedAddress, page: URL, options: MatchOptions) => boolean;

/** Hosts at or below which strangers write pages although the suffix list does not say so: each host there is its own. */
const STRANGERS = ['script.google.com', 'sites.google.com', 'cloudapp.azure.com'];

const isStrangers = ({ hostname }: URL): boolean =>
  STRANGERS.some((host) => hostname === host || hostname.endsWith(`.${host}`));

const withoutWww = (hostname: string): string => hostname.replace(/^www\./, '');
const sameHost = (a: URL, b: URL): boolean => a.hostname === b.hostname && a.port === b.port;

function areEquivalent(a: string, b: string, groups: MatchOptions['equivalentDomains']): boolean {
  return groups?.some((group) => group.includes(a) && group.includes(b)) ?? false;
}

const fitsSite: Comparison = ({ url }, page, { equivalentDomains }) => {
  const savedBase = baseDomain(url.hostname);
  const pageBase = baseDomain(page.hostname);
  if (savedBase === null || pageBase === null || isLoopback(page.hostname)) return sameHost(url, page);
  if (url.port !== '' && url.port !== page.port) return false;
  if (isStrangers(page) || isStrangers(url)) return sameHost(url, page);
  return savedBase === pageBase || areEquivalent(savedBase, pageBase, equivalentDomains);
};

/** What follows the host. The fragment counts: many pages tell by it alone what they show. */
const behindHost = ({ pathname, search, hash }: URL): string => `${pathname}${search}${hash}`;

const fitsStart: Comparison = ({ url }, page) =>
  sameHost(url, page) && behindHost(page).startsWith(behindHost(url));

/** User name and password in an address are no part of the page. */
const fitsExactly: Comparison = ({ url }, page) =>
  url.origin === page.origin && behindHost(url) === behindHost(page);

/** By the wire's numbers: same site, same host, starts with, exact (bitwarden/clients login-uri.view, tightened). */
const COMPARISONS: Readonly<Record<number, Comparison>> = {
  0: fitsSite,
  1: ({ url }, page) => sameHost(url, page),
  2: fitsStart,
  3: fitsExactly,
};
const PATTERN = 4;

/** Nothing that was saved for https goes over http, and what was saved for http stays on its own host there. */
function mayUseScheme({ url, scheme }: SavedAddress, page: URL): boolean {
  return page.protocol === 'https:' || (scheme !== 'https' && url.hostname === page.hostname);
}

function rate(saved: URL, page: URL): MatchQuality {
  if (sameHost(saved, page) && saved.pathname === page.pathname && page.pathname !== '/') return 'page';
  if (sameHost(saved, page)) return 'host';
  const isNumeric = isIpAddress(page.hostname);
  if (!isNumeric && withoutWww(saved.hostname) === withoutWww(page.hostname) && saved.port === page.port)
    return 'host';
  return baseDomain(saved.hostname) === baseDomain(page.hostname) ? 'site' : 'equivalent';
}

/** Compares one saved address with the address of a page. */
export type MatchUri = (saved: SavedUri, pageUrl: string, options?: MatchOptions) => MatchQuality | null;

/**
 * Compares one saved address with the address of a page, by the Public Suffix List.
 * @param pageUrl the whole address of the page or frame, from the browser.
 * @returns null when it does not fit (mode "never", wrong checksum, unknown mode, nothing that is http or https), else how near it is.
 */
export const matchUri: MatchUri = (saved, pageUrl, options = {}) => {
  if (saved.uri === null || saved.checksum === 'wrong') return null;
  const page = parseWebUrl(pageUrl);
  if (page === null) return null;
  const mode = saved.match ?? options.defaultMatch ?? 0;
  if (mode === PATTERN) return fitsPattern(saved.uri, page) ? 'host' : null;
  const address = parseSavedUri(saved.uri, page.protocol);
  if (address === null || !mayUseScheme(address, page)) return null;
  const compare = Object.hasOwn(COMPARISONS, mode) ? COMPARISONS[mode] : undefined;
  return compare?.(address, page, options) ? rate(address.url, page) : null;
};
