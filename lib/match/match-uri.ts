import { baseDomain } from './base-domain';
import { createMatchUri, type MatchUri } from './compare-uri';

/**
 * Compares one saved address with the address of a page, by the Public Suffix List.
 * @param pageUrl the whole address of the page or frame, from the browser.
 * @returns null when it does not fit (mode "never", wrong checksum, unknown mode, nothing that is http or https), else how near it is.
 */
export const matchUri: MatchUri = (saved, pageUrl, options) =>
  createMatchUri(baseDomain)(saved, pageUrl, options);
