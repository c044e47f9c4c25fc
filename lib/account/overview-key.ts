import { deriveLocalKey } from './local-key';

/**
 * The key under which the list's rows are sealed. Pages of ours get this one and never the user key: it opens names, not secrets.
 * @param userKey base64
 * @returns base64
 * @throws CodedError `locked` when the user key is none.
 */
export const deriveOverviewKey = (userKey: string): Promise<string> =>
  deriveLocalKey(userKey, 'latchkey overview');
