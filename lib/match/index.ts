/**
 * Room: match. Does a saved address fit a page? Base domains, match modes, patterns.
 * Owns the comparison and nothing else. Pure: only parsed URLs are compared, never raw text;
 * whatever cannot be parsed, or could reach another site, does not match.
 */
export { baseDomain } from './base-domain';
export { loadMatchUri } from './load-match-uri';
export { type MatchOptions, type MatchQuality, type MatchUri, matchUri, type SavedUri } from './match-uri';
export { hostOf, isLoopback } from './parse-uri';
export { siteKeyOf } from './site-key';
