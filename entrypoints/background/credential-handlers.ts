import type { ApiTokens } from '../../lib/oauth';
import type { Vault } from '../../lib/vault';
import type { Own, OwnName } from './own-requests';
import { assertMaySee, type VerifyPassword } from './secret-gate';

export interface CredentialHandlerDeps {
  readonly vault: Vault;
  readonly apiTokens: ApiTokens;
  readonly verifyPassword: VerifyPassword;
}

type CredentialName = Extract<OwnName, `credential.${string}`>;

/** Answers about items that mint tokens. A token is as good as the secret for as long as it lives: whoever may not see one gets neither. */
export function credentialHandlers({
  vault,
  apiTokens,
  verifyPassword,
}: CredentialHandlerDeps): Pick<Own, CredentialName> {
  const openFor = async (id: string, password: string | undefined) => {
    const item = await vault.item(id);
    await assertMaySee(item, 'password', password, verifyPassword);
    return item;
  };
  return {
    'credential.state': async ({ id }) => apiTokens.state(await vault.item(id)),
    'credential.token': async ({ id, password, ...wish }) =>
      apiTokens.token(await openFor(id, password), wish),
    'credential.whoAmI': async ({ id, password, ...wish }) =>
      apiTokens.whoAmI(await openFor(id, password), wish),
    'credential.call': async ({ id, password, ...wish }) => apiTokens.call(await openFor(id, password), wish),
    'credential.forget': ({ id }) => apiTokens.forget(id),
  };
}
