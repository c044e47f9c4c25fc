import { encodeBase64 } from '../bytes';
import { deriveLocalKey } from './local-key';

/**
 * What is remembered of a user key, to know it again: 32 bytes derived from it for this alone. It opens nothing and tells nothing of
 * the key, so it may lie on disk.
 * @param userKey 64 bytes, or the COSE key of a newer account
 * @returns base64
 */
export const printKey = (userKey: Uint8Array): Promise<string> =>
  deriveLocalKey(encodeBase64(userKey), 'latchkey key print');

/**
 * The same for an organisation's key; all its members have the same one. @param organizationKey 64 bytes
 * @returns base64
 */
export const printOrganizationKey = (organizationKey: Uint8Array): Promise<string> =>
  deriveLocalKey(encodeBase64(organizationKey), 'latchkey organisation key print');
