import { type SymmetricKey, sealText } from '../crypto';
import { CodedError } from '../errors';
import type { Organization } from '../items';
import type { VaultKeys } from './keys';

type Named = Pick<Organization, 'id' | 'name'>;

/**
 * The key that names of an organisation are sealed with.
 * @throws CodedError `organization-key-missing` where the account does not hold it, `read-only` for one of a newer format, `locked`.
 */
export async function organizationKey(keys: VaultKeys, { id, name }: Named): Promise<SymmetricKey> {
  const key = await keys.organization(id);
  if (!key) throw new CodedError('organization-key-missing', { message: name });
  if (key.kind !== 'cbc-hmac') throw new CodedError('read-only', { message: 'newer-format' });
  return key;
}

/** A name, sealed for those who hold the organisation's key. @throws CodedError of `organizationKey`. */
export const sealForOrganization = async (
  keys: VaultKeys,
  organization: Named,
  name: string,
): Promise<string> => sealText(name, await organizationKey(keys, organization));
