import type { MatchUri } from './match-uri';

/**
 * `matchUri`, for pages of ours that have no use for the Public Suffix List before something may fit: it weighs as much as they do.
 * Without it no part of a host can be told from another: `one.s3.amazonaws.com` is no neighbour of `console.amazonaws.com`.
 * Never for the background: a service worker may not load anything later.
 */
export async function loadMatchUri(): Promise<MatchUri> {
  return (await import('./match-uri')).matchUri;
}
