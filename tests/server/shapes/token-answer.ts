import type { KdfSettings, UserRow } from '../store/rows.ts';

/** A key derivation with PascalCase names. */
const pascalKdf = (kdf: KdfSettings) => ({
  KdfType: kdf.kdfType,
  Iterations: kdf.iterations,
  Memory: kdf.memory,
  Parallelism: kdf.parallelism,
});

const masterPasswordUnlock = (user: UserRow) => ({
  Kdf: pascalKdf(user.kdf),
  MasterKeyEncryptedUserKey: user.key,
  Salt: user.email,
});

/** The account's keys: PascalCase outside, camelCase inside (bitwarden/server PrivateKeysResponseModel). */
export const accountKeys = (user: UserRow) =>
  user.privateKey === null
    ? null
    : {
        publicKeyEncryptionKeyPair: {
          wrappedPrivateKey: user.privateKey,
          publicKey: user.publicKey,
          signedPublicKey: user.signedState?.signedPublicKey ?? null,
          object: 'publicKeyEncryptionKeyPair',
        },
        signatureKeyPair: user.signedState
          ? {
              wrappedSigningKey: user.signedState.wrappedSigningKey,
              verifyingKey: user.signedState.verifyingKey,
              object: 'signatureKeyPair',
            }
          : null,
        securityState: user.signedState
          ? { securityState: user.signedState.securityState, securityVersion: 2, object: 'securityState' }
          : null,
        object: 'privateKeys',
      };

/** Everything beside the OAuth members in the answer to a password or API-key grant. */
export function tokenCustomMembers(user: UserRow): Record<string, unknown> {
  return {
    PrivateKey: user.privateKey,
    AccountKeys: accountKeys(user),
    Key: user.key,
    MasterPasswordPolicy: { Object: 'masterPasswordPolicy' },
    ForcePasswordReset: user.forcePasswordReset,
    Kdf: user.kdf.kdfType,
    KdfIterations: user.kdf.iterations,
    KdfMemory: user.kdf.memory,
    KdfParallelism: user.kdf.parallelism,
    UserDecryptionOptions: {
      HasMasterPassword: true,
      MasterPasswordUnlock: masterPasswordUnlock(user),
      Object: 'userDecryptionOptions',
    },
  };
}
