import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSshKey } from './create-ssh-key';
import { KEY_SAMPLES, PEM_KEY } from './key-samples';
import { readPrivateKey } from './read-private-key';

describe('a private key of ssh-keygen', () => {
  it.each(KEY_SAMPLES)(
    'tells what is public of it: $name',
    async ({ file, kind, publicKey, fingerprint }) => {
      expect(await readPrivateKey(file)).toEqual({ kind, publicKey, fingerprint });
      expect(await readPrivateKey(`\r\n ${file.replaceAll('\n', '\r\n')} `)).toEqual({
        kind,
        publicKey,
        fingerprint,
      });
    },
  );

  it('of the older format is not read', async () => {
    expect(await readPrivateKey(PEM_KEY)).toEqual({ kind: 'unknown' });
  });

  it('that is cut off or damaged never throws', async () => {
    const [{ file }] = KEY_SAMPLES as [(typeof KEY_SAMPLES)[number]];
    const place = fc.integer({ min: 0, max: file.trim().length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.string({ maxLength: 3 }), async (at, put) => {
        const cut = await readPrivateKey(file.slice(0, at));
        expect(cut).toEqual({ kind: 'unknown' });
        expect(['open', 'protected', 'unknown']).toContain(
          (await readPrivateKey(file.slice(0, at) + put + file.slice(at + 1))).kind,
        );
      }),
    );
  });

  it('whose two halves of the check differ is damaged', async () => {
    const [{ file }] = KEY_SAMPLES as [(typeof KEY_SAMPLES)[number]];
    const [head = '', ...lines] = file.trim().split('\n');
    const bytes = Buffer.from(lines.slice(0, -1).join(''), 'base64');
    // The check stands right behind the length of the secret part, which follows the public key.
    const at = bytes.indexOf('ssh-ed25519', bytes.indexOf('ssh-ed25519') + 1) - 12;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = [head, bytes.toString('base64'), lines.at(-1)].join('\n');
    expect(await readPrivateKey(damaged)).toEqual({ kind: 'unknown' });
  });
});

/** The seed of an OpenSSH file, found without our own reader: the 64 bytes of seed and point stand behind their length. */
function seedOf(file: string): Buffer {
  const bytes = Buffer.from(file.replaceAll(/-----.*-----|\s/g, ''), 'base64');
  const at = bytes.lastIndexOf(Buffer.from([0, 0, 0, 64]));
  return bytes.subarray(at + 4, at + 36);
}

describe('a new key', () => {
  it('is one pair: what its private half signs its public half verifies', async () => {
    const { privateKey, publicKey } = await createSshKey();
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seedOf(privateKey)]);
    const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const point = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64').subarray(-32);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') };
    const message = Buffer.from('sign in');
    const open = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify(null, message, open, sign(null, message, secret))).toBe(true);
  });

  it('is read as ssh-keygen has made it, and no two are alike', async () => {
    const [one, other] = [await createSshKey(), await createSshKey()];
    expect(one.privateKey).not.toBe(other.privateKey);
    const { publicKey, fingerprint } = one;
    expect(await readPrivateKey(one.privateKey)).toEqual({ kind: 'open', publicKey, fingerprint });
    expect(publicKey).toMatch(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA[A-Za-z0-9+/]{44}$/);
    expect(fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(one.privateKey.split('\n').every((line) => line.length <= 70)).toBe(true);
  });
});
