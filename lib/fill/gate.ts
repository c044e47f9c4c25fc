import { isLoopback, type MatchOptions, matchUri, type SavedUri } from '../match';
import type { FrameFacts } from './fill';
import { webAddress } from './web-address';

export type GateRefusal =
  | 'page-not-fillable'
  | 'page-other-site'
  | 'page-not-secure'
  | 'page-frame-other-site';

export interface GateRequest {
  /** The saved addresses of the item whose values would be released. */
  readonly uris: readonly SavedUri[];
  /** The item belongs to no site (a card, an identity): the person has chosen it for the page in front. */
  readonly isForAnySite?: boolean;
  readonly frame: Pick<FrameFacts, 'url' | 'origin'>;
  /** Address of the tab, from the browser. */
  readonly topUrl: string;
  /** Origin of a frame inside a page of another origin, which the person has read beside the page's own, and said yes to. */
  readonly allowFrame?: string | undefined;
  readonly options?: MatchOptions;
}

const webOrigin = (url: string): string | null => webAddress(url)?.origin ?? null;

/** True for an origin that nobody on the way can read: encrypted, or this machine itself. */
export const isSecure = (origin: string): boolean =>
  origin.startsWith('https:') || isLoopback(new URL(origin).hostname);

const asHttps = (url: string): string => url.replace(/^http:/, 'https:');

/** What speaks against the frame's own address, wherever it stands. */
function refuseAddress({ uris, isForAnySite, frame, options }: GateRequest): GateRefusal | null {
  if (isForAnySite) return isSecure(frame.origin) ? null : 'page-not-secure';
  if (uris.some((uri) => matchUri(uri, frame.url, options) !== null)) return null;
  const fitsIfSecure = uris.some((uri) => matchUri(uri, asHttps(frame.url), options) !== null);
  return fitsIfSecure ? 'page-not-secure' : 'page-other-site';
}

/**
 * The one gate between an item and a frame: every way of filling passes it, and nothing else decides.
 * The frame's own origin has to fit the item. It has to be the tab's origin too, or the one that the person has allowed by name in a
 * secure page; sandboxed, blank, local and browser pages never fit; what was saved for https never goes over http, and neither does
 * what was saved for no site.
 * @returns null when the frame may be filled, else the reason; `page-frame-other-site` is the one that a person can answer.
 */
export function refuseFrame(request: GateRequest): GateRefusal | null {
  const { frame, topUrl, allowFrame } = request;
  const origin = webOrigin(frame.url);
  const topOrigin = webOrigin(topUrl);
  if (origin === null || topOrigin === null || frame.origin !== origin) return 'page-not-fillable';
  const refusal = refuseAddress(request);
  if (refusal !== null || origin === topOrigin) return refusal;
  // Whoever can write the page around it can lay anything over the frame.
  if (!isSecure(topOrigin) || !isSecure(origin)) return 'page-not-secure';
  return allowFrame === origin ? null : 'page-frame-other-site';
}
