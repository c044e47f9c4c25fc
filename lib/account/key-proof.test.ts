import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isGoodProof, type ProofExpectation } from './key-proof';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const CHALLENGE = Buffer.alloc(32, 5);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** As Firefox 153 named the extension in an answer of its own. */
const FIREFOX = 'moz-extension://lkddfbifmihdkpiebbcpohmdgmbbnlmkgpnbpnannimlhgjokbnpeigekdcabhid';

const expected: ProofExpectation = {
  challenge: base64(CHALLENGE),
  extensionId: 'latchkey@latchkey.example',
  origin: 'moz-extension://6f1d3c52-8f0e-4c1b-9a55-7b1f1a2c3d4e',
  rpId: 'vault.hollis.dev',
};

function proof(client: unknown, site = 'vault.hollis.dev', flags = 0b101) {
  return {
    id: 'AA==',
    authenticatorData: base64(Buffer.concat([sha256(site), Buffer.from([flags, 0, 0, 0, 0])])),
    clientData: base64(Buffer.from(typeof client === 'string' ? client : JSON.stringify(client))),
    output: base64(Buffer.alloc(32, 1)),
  };
}

const client = { type: 'webauthn.get', challenge: CHALLENGE.toString('base64url'), origin: FIREFOX };

describe('an authenticator’s answer', () => {
  it('holds where Firefox names the extension by a hash, for the site that it has access to', async () => {
    expect(await isGoodProof(proof(client), expected)).toBe(true);
  });

  it('holds where Chromium names the extension itself, as page and as site', async () => {
    const origin = 'chrome-extension://hphlajlcdhjebbgcodofgfbnahipblne';
    const own = { ...expected, origin, rpId: null };
    expect(await isGoodProof(proof({ ...client, origin }, origin), own)).toBe(true);
    expect(await isGoodProof(proof({ ...client, origin }, 'vault.hollis.dev'), own)).toBe(false);
  });

  it.each([
    ['no JSON', 'no JSON'],
    ['null', null],
    ['a number', 5],
    ['no challenge', { ...client, challenge: undefined }],
    ['a challenge that is no text', { ...client, challenge: 5 }],
    ['from within a frame of others', { ...client, crossOrigin: true }],
    ['no origin', { ...client, origin: undefined }],
    ['a web page', { ...client, origin: 'https://vault.hollis.dev' }],
  ])('does not hold with %s', async (_, odd) => {
    expect(await isGoodProof(proof(odd), expected)).toBe(false);
  });

  it('does not hold when it is cut, or of bytes that are none', async () => {
    const good = proof(client);
    const cut = base64(Buffer.concat([sha256('vault.hollis.dev'), Buffer.from([5])]));
    for (const authenticatorData of [cut, '', '%'])
      expect(await isGoodProof({ ...good, authenticatorData }, expected)).toBe(false);
    for (const clientData of ['', '%', base64(Buffer.from([0xff, 0xfe]))])
      expect(await isGoodProof({ ...good, clientData }, expected)).toBe(false);
  });
});
