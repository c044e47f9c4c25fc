import { argon2Sync, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveMasterKey, hashMasterPassword, type KdfParams } from './index';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Node's own Argon2, from OpenSSL: a second hand to compare with. */
function otherArgon2(password: string, salt: string, kdf: KdfParams & { kind: 'argon2id' }): Buffer {
  const { iterations: passes, memoryMiB, parallelism } = kdf;
  const memory = memoryMiB * 1024;
  return argon2Sync('argon2id', {
    message: password,
    nonce: sha256(salt),
    passes,
    memory,
    parallelism,
    tagLength: 32,
  });
}

describe('Argon2id', () => {
  it('the second hand knows RFC 9106, section 5.3', () => {
    const tag = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      passes: 3,
      memory: 32,
      parallelism: 4,
      tagLength: 32,
    });
    expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it.each([
    [2, 16, 1],
    [2, 16, 4],
    [3, 19, 3],
    [2, 20, 16],
    [6, 32, 4],
  ])('agrees with it for t=%i, m=%i MiB, p=%i', async (iterations, memoryMiB, parallelism) => {
    const kdf = { kind: 'argon2id', iterations, memoryMiB, parallelism } as const;
    const password = `pǻsswörd 😀 ${randomBytes(6).toString('hex')}`;
    const salt = `${randomBytes(4).toString('hex')}@example.com`;
    expect(hex(await deriveMasterKey(password, salt, kdf))).toBe(hex(otherArgon2(password, salt, kdf)));
  });
});

describe('PBKDF2', () => {
  it.each(['', ' blanks kept ', 'pǻsswörd', 'e\u0301 is not é', 'x'.repeat(1000)])(
    'takes %j as it was typed',
    async (password) => {
      const key = await deriveMasterKey(password, 'a@b.example', { kind: 'pbkdf2', iterations: 1000 });
      expect(hex(key)).toBe(hex(pbkdf2Sync(password, 'a@b.example', 1000, 32, 'sha256')));
    },
  );
  it('leaves the salt as it comes: whoever calls has brought it into form', async () => {
    const kdf = { kind: 'pbkdf2', iterations: 10 } as const;
    const keys = await Promise.all(
      ['a@b.c', 'A@b.c', ' a@b.c'].map((salt) => deriveMasterKey('x', salt, kdf)),
    );
    expect(new Set(keys.map(hex)).size).toBe(3);
  });
});

describe('The hash of the password', () => {
  it('differs for the server and for this machine, and is not the key', async () => {
    const key = await deriveMasterKey('password', 'a@b.example', { kind: 'pbkdf2', iterations: 5000 });
    const [server, local] = await Promise.all([
      hashMasterPassword(key, 'password', 'server'),
      hashMasterPassword(key, 'password', 'local'),
    ]);
    expect(server).toBe(pbkdf2Sync(key, 'password', 1, 32, 'sha256').toString('base64'));
    expect(local).toBe(pbkdf2Sync(key, 'password', 2, 32, 'sha256').toString('base64'));
    expect(new Set([server, local, Buffer.from(key).toString('base64')]).size).toBe(3);
  });
});
