/**
 * Room: match. Does a saved address fit a page? Base domains, match modes, patterns.
 * Owns the comparison and nothing else. Pure: only parsed URLs are compared, never raw text;
 * whatever cannot be parsed, or could reach another site, does not match.
 */
export { baseDomain } from './base-domain';
export {
  createMatchUri,
  type MatchOptions,
  type MatchQuality,
  type MatchUri,
  type SavedUri,
} from './compare-uri';
export { matchUri } from './match-uri';
export { hostOf } from './parse-uri';
export { siteKeyOf } from './site-key';
