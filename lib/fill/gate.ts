import { isLoopback, type MatchOptions, matchUri, type SavedUri } from '../match';
import type { FrameFacts } from './fill';

export type GateRefusal = 'page-not-fillable' | 'page-other-site' | 'page-not-secure';

export interface GateRequest {
  /** The saved addresses of the item whose values would be released. */
  readonly uris: readonly SavedUri[];
  /** The item belongs to no site (a card, an identity): the person has chosen it for the page in front. */
  readonly isForAnySite?: boolean;
  readonly frame: Pick<FrameFacts, 'url' | 'origin'>;
  /** Address of the tab, from the browser. */
  readonly topUrl: string;
  readonly options?: MatchOptions;
}

const webOrigin = (url: string): string | null => {
  if (!URL.canParse(url)) return null;
  const { protocol, origin, hostname } = new URL(url);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  // `host.` is another host than `host`, and nothing is saved for it.
  return isWeb && !hostname.endsWith('.') ? origin : null;
};

/** Encrypted, or this machine itself. */
const isSecure = (origin: string): boolean =>
  origin.startsWith('https:') || isLoopback(new URL(origin).hostname);

const asHttps = (url: string): string => url.replace(/^http:/, 'https:');

/**
 * The one gate between an item and a frame: every way of filling passes it, and nothing else decides.
 * The frame's own origin has to fit the item, and has to be the tab's origin too; sandboxed, blank, local and browser pages never
 * fit; what was saved for https never goes over http, and neither does what was saved for no site.
 * @returns null when the frame may be filled, else the reason.
 */
export function refuseFrame({ uris, isForAnySite, frame, topUrl, options }: GateRequest): GateRefusal | null {
  const origin = webOrigin(frame.url);
  const topOrigin = webOrigin(topUrl);
  if (origin === null || topOrigin === null || frame.origin !== origin) return 'page-not-fillable';
  if (origin !== topOrigin) return 'page-other-site';
  if (isForAnySite) return isSecure(origin) ? null : 'page-not-secure';
  if (uris.some((uri) => matchUri(uri, frame.url, options) !== null)) return null;
  const fitsIfSecure = uris.some((uri) => matchUri(uri, asHttps(frame.url), options) !== null);
  return fitsIfSecure ? 'page-not-secure' : 'page-other-site';
}
