import { utf8Decode } from '../../lib/bytes';
import {
  checksumMatches,
  deriveMasterKey,
  importPrivateKey,
  importSymmetricKey,
  type KdfParams,
  type MasterKey,
  openAsymmetric,
  openAttachment,
  openBytes,
  openPrivateKey,
  openText,
  openUserKey,
  openWrappedKey,
  type SymmetricKey,
  sealForPublicKey,
  sealUserKey,
} from '../../lib/crypto';
import account from './bitwarden/account.json';
import attachments from './bitwarden/attachments.json';
import rsa from './bitwarden/rsa.json';
import userKeys from './bitwarden/user-keys.json';
import { expectRefused, expectSame, fromBase64, type VectorCase } from './vector-case';

const importKey = async (sealed: string, under: SymmetricKey): Promise<SymmetricKey> =>
  importSymmetricKey(await openBytes(sealed, under));

const masterKeyOf = async (vector: (typeof userKeys.keys)[number]): Promise<MasterKey> =>
  vector.masterKey === undefined
    ? deriveMasterKey(vector.password, vector.salt, vector.kdf as KdfParams)
    : (fromBase64(vector.masterKey) as MasterKey);

const keys: VectorCase[] = userKeys.keys.map((vector) => ({
  name: `user key from ${vector.protectedKey.slice(0, 10)} (${vector.source})`,
  run: async () => {
    const masterKey = await masterKeyOf(vector);
    const userKey = fromBase64(vector.userKey);
    expectSame(await openUserKey(vector.protectedKey, masterKey), userKey);
    const sealed = await sealUserKey(userKey, masterKey);
    expectSame(sealed.slice(0, 2), '2.', 'type');
    expectSame(await openUserKey(sealed, masterKey), userKey, 'sealed anew');
    const other = new Uint8Array(32) as MasterKey;
    await expectRefused(openUserKey(sealed, other));
  },
}));

const chain: VectorCase = {
  name: `account from password to values (${account.source})`,
  run: async () => {
    const masterKey = await deriveMasterKey(account.password, account.salt, account.kdf as KdfParams);
    const bytes = await openUserKey(account.protectedKey, masterKey);
    expectSame(bytes, fromBase64(account.userKey), 'user key');
    const userKey = await importSymmetricKey(bytes);
    for (const { name, cipherString, text } of account.underUserKey)
      expectSame(await openText(cipherString, userKey), text, name);
    for (const item of account.items) await checkItem(item, userKey);
  },
};

async function checkItem(item: (typeof account.items)[number], userKey: SymmetricKey): Promise<void> {
  const itemKey = await importKey(item.key, userKey);
  for (const { name, cipherString, text } of item.values) {
    expectSame(await openText(cipherString, itemKey), text, name);
    await expectRefused(openText(cipherString, userKey));
  }
  for (const { uri, cipherString } of item.checksums)
    expectSame(await checksumMatches(uri, await openText(cipherString, itemKey)), true, uri);
}

const accountPrivateKey: VectorCase = {
  name: `private key of the account (${account.source})`,
  run: async () => {
    const userKey = await importSymmetricKey(fromBase64(account.userKey));
    const privateKey = await openPrivateKey(account.privateKey, userKey);
    for (const { cipherString } of rsa.wrappedKeys)
      await expectRefused(openWrappedKey(cipherString, privateKey));
    await expectRefused(openPrivateKey(account.items[0]!.key, userKey));
  },
};

const wrapped: VectorCase[] = rsa.wrappedKeys.map(({ source, cipherString, key }) => ({
  name: `wrapped key of type ${cipherString[0]} (${source})`,
  run: async () => {
    const privateKey = await importPrivateKey(fromBase64(rsa.privateKey));
    expectSame(await openWrappedKey(cipherString, privateKey), fromBase64(key));
  },
}));

const publicKey: VectorCase = {
  name: `wrapping for a public key (${rsa.text.source})`,
  run: async () => {
    const privateKey = await importPrivateKey(fromBase64(rsa.privateKey));
    const opened = await openAsymmetric(rsa.text.cipherString, privateKey);
    expectSame(utf8Decode(opened), rsa.text.text);
    await expectRefused(openWrappedKey(rsa.text.cipherString, privateKey));
    const key = fromBase64(rsa.wrappedKeys[0]!.key);
    const sealed = await sealForPublicKey(key, fromBase64(rsa.publicKey));
    expectSame(sealed.slice(0, 2), '4.', 'type');
    expectSame(await openWrappedKey(sealed, privateKey), key);
    await expectRefused(sealForPublicKey(key, fromBase64(rsa.privateKey)));
  },
};

const attachment: VectorCase = {
  name: `attachment (${attachments.source})`,
  run: async () => {
    const userKey = await importSymmetricKey(fromBase64(attachments.userKey));
    const itemKey = await importKey(attachments.itemKey, userKey);
    const bytes = await openBytes(attachments.attachmentKey, itemKey);
    expectSame(bytes, fromBase64(attachments.attachmentKeyBytes), 'attachment key');
    const key = await importSymmetricKey(bytes);
    const plain = fromBase64(attachments.plain);
    expectSame(await openAttachment(fromBase64(attachments.sealed), key), plain, 'under its own key');
    expectSame(
      await openAttachment(fromBase64(attachments.sealedByUserKey), userKey),
      plain,
      'under the user key',
    );
    await expectRefused(openAttachment(fromBase64(attachments.sealed), userKey));
  },
};

export const accountCases: readonly VectorCase[] = [
  ...keys,
  chain,
  accountPrivateKey,
  ...wrapped,
  publicKey,
  attachment,
];
