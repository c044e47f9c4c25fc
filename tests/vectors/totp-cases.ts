import { utf8Encode } from '../../lib/bytes';
import { parseTotp, type TotpSpec, totpCode } from '../../lib/totp';
import data from './bitwarden/totp.json';
import { expectSame, fromBase64, type VectorCase } from './vector-case';

function parsed(stored: string): TotpSpec {
  const spec = parseTotp(stored);
  if (!spec) throw new Error(`not understood: ${stored}`);
  return spec;
}

const codes: VectorCase[] = data.codes.map(({ stored, code, periodSeconds }) => ({
  name: `one-time code of ${stored} (${data.source})`,
  run: async () => {
    const found = totpCode(parsed(stored), data.moment);
    expectSame(found.code, code);
    expectSame(found.periodSeconds, periodSeconds, 'period');
    expectSame(found.validUntil, data.moment + periodSeconds * 1000, 'end');
  },
}));

const secrets: VectorCase[] = data.secrets.map(({ stored, bytes }) => ({
  name: `secret of ${stored} (${data.source})`,
  run: async () => expectSame(parsed(stored).secret, fromBase64(bytes)),
}));

const SEED = '1234567890';
const SEED_LENGTHS: Readonly<Record<TotpSpec['algorithm'], number>> = { SHA1: 20, SHA256: 32, SHA512: 64 };

const rfc6238: VectorCase[] = data.rfc6238.map(({ source, algorithm, unixSeconds, code }) => ({
  name: `${algorithm} at ${unixSeconds} s (${source})`,
  run: async () => {
    const name = algorithm as TotpSpec['algorithm'];
    const secret = utf8Encode(SEED.repeat(7).slice(0, SEED_LENGTHS[name]));
    const spec = { kind: 'totp', secret, algorithm: name, digits: 8, periodSeconds: 30 } as const;
    expectSame(totpCode(spec, unixSeconds * 1000).code, code);
  },
}));

export const totpCases: readonly VectorCase[] = [...codes, ...secrets, ...rfc6238];
