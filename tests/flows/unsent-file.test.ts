import 'fake-indexeddb/auto';
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { emptyDraft } from '../../lib/items';
import { add, BANK, offline, save, startWith, stuck } from './editing';
import { closeRigs, PASSWORD } from './rig';

afterEach(closeRigs);

/** Node has no HKDF-Expand by itself: one block of HMAC is enough for 32 bytes. */
const expand = (key: Buffer, info: string): Buffer =>
  createHmac('sha256', key)
    .update(Buffer.concat([Buffer.from(info), Buffer.from([1])]))
    .digest();

/** Opens a type 2 CipherString without any of our own code. */
function open(text: string, [enc, mac]: readonly [Buffer, Buffer]): string {
  const [iv, data, seal] = text
    .slice(2)
    .split('|')
    .map((part) => Buffer.from(part, 'base64'));
  if (!iv || !data || !seal) throw new Error('no CipherString');
  const expected = createHmac('sha256', mac)
    .update(Buffer.concat([iv, data]))
    .digest();
  if (!expected.equals(seal)) throw new Error('wrong password');
  const decipher = createDecipheriv('aes-256-cbc', enc, iv);
  return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
}

function keysOf(file: { salt: string; kdfIterations: number }, password: string): [Buffer, Buffer] {
  const master = pbkdf2Sync(password, file.salt, file.kdfIterations, 32, 'sha256');
  return [expand(master, 'enc'), expand(master, 'mac')];
}

it('What is not on the server yet can be taken along in a file that opens with the master password', async () => {
  const { rig, ids } = await startWith(BANK, { ...BANK, name: 'Sent already' });
  offline(rig);
  await save(rig, ids[0] ?? '', ({ values }) => ({ values: { ...values, password: 'new secret' } }));
  await add(rig, { ...emptyDraft('note'), name: 'Diary', notes: 'Only here' });
  await stuck();
  const { fileName, base64 } = await rig.ask('vault.unsentFile', { password: PASSWORD });
  expect(fileName).toMatch(/^latchkey-unsent-\d{4}-\d\d-\d\d\.json$/);
  const text = Buffer.from(base64, 'base64').toString('utf8');
  for (const secret of ['Bank', 'new secret', 'Diary', 'Only here']) expect(text).not.toContain(secret);
  const file = JSON.parse(text);
  expect(file).toMatchObject({
    encrypted: true,
    passwordProtected: true,
    kdfType: 0,
    kdfIterations: 600_000,
  });
  const keys = keysOf(file, PASSWORD);
  expect(open(file.encKeyValidation_DO_NOT_EDIT, keys)).toMatch(/^[0-9a-f-]{36}$/);
  const { items, encrypted } = JSON.parse(open(file.data, keys));
  expect(encrypted).toBe(false);
  expect(items).toMatchObject([
    {
      type: 1,
      name: 'Bank',
      notes: 'At the corner',
      login: { username: 'pat', password: 'new secret', uris: [{ uri: 'https://bank.example' }] },
      fields: [{ type: 1, name: 'PIN', value: '1234' }],
      passwordHistory: [{ password: 'old secret' }],
    },
    { type: 2, name: 'Diary', notes: 'Only here', secureNote: { type: 0 } },
  ]);
  expect(() => open(file.data, keysOf(file, 'not this one'))).toThrow('wrong password');
});

it('The file is made for nobody who cannot tell the master password', async () => {
  const { rig } = await startWith(BANK);
  await expect(rig.ask('vault.unsentFile', { password: 'no' })).rejects.toMatchObject({
    info: { code: 'reprompt-wrong' },
  });
});
