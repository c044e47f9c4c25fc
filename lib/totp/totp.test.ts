import { describe, expect, it } from 'vitest';
import { parseTotp, totpCode } from './index';

/** 2023-01-01T00:00:00Z, the moment of the vectors in bitwarden/sdk-internal totp.rs. */
const MOMENT = 1_672_531_200_000;

const codeOf = (stored: string): string | null => {
  const spec = parseTotp(stored);
  return spec && totpCode(spec, MOMENT).code;
};

describe('codes', () => {
  it.each([
    ['WQIQ25BRKZYCJVYP', '194506'],
    ['wqiq25brkzycjvyp', '194506'],
    ['PIUDISEQYA', '829846'],
    ['PIUDISEQYA======', '829846'],
    ['PIUD1IS!EQYA=', '829846'],
    ['ddfdf', '932653'],
    ['HJSGFJHDFDJDJKSDFD', '000034'],
    ['xvdsfasdfasdasdghsgsdfg', '403786'],
    ['KAKFJWOSFJ12NWL', '093430'],
    ['steam://HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ', '7W6CJ'],
    ['steam://ABCD123', 'N26DF'],
    ['otpauth://totp/test-account?secret=WQIQ25BRKZYCJVYP', '194506'],
    ['otpauth://totp/test-account?secret=WQIQ25BRKZYCJVYP&period=60', '730364'],
    ['otpauth://totp/test-account?secret=WQIQ25BRKZYCJVYP&algorithm=SHA256', '842615'],
    ['OTPAUTH://totp/test-account?Secret=WQIQ25BRKZYCJVYP&Algorithm=sha256', '842615'],
    ['DKWOW4PCP3MYFWLN53BLYAMYQEQJU4MJ', '559388'],
  ])('%s → %s', (stored, code) => {
    expect(codeOf(stored)).toBe(code);
  });
  it.each(['', '   ', '!!!', 'otpauth://totp/x', 'steam://', 'A'])('gives none for %j', (stored) => {
    expect(codeOf(stored)).toBeNull();
  });
  it('says until when a code is good', () => {
    const spec = parseTotp('otpauth://totp/x?secret=WQIQ25BRKZYCJVYP&period=60');
    expect(spec && totpCode(spec, MOMENT + 59_999).validUntil).toBe(MOMENT + 60_000);
    expect(spec && totpCode(spec, MOMENT + 60_000).validUntil).toBe(MOMENT + 120_000);
  });
  it.each([
    ['digits=0', 6],
    ['digits=8', 8],
    ['digits=10', 10],
    ['digits=99', 10],
    ['digits=6.5', 6],
    ['digits=1e1', 6],
    ['digits=', 6],
  ])('with %s have %i digits', (query, digits) => {
    expect(codeOf(`otpauth://totp/x?secret=WQIQ25BRKZYCJVYP&${query}`)).toMatch(
      new RegExp(`^\\d{${digits}}$`),
    );
  });
  it.each(['period=-1', 'period=0', 'period=x', 'period=30.0', 'period=99999999999', 'period='])(
    'with %s last 30 seconds',
    (query) => {
      expect(parseTotp(`otpauth://totp/x?secret=WQIQ25BRKZYCJVYP&${query}`)?.periodSeconds).toBe(30);
    },
  );
  it.each([
    ['sha1', 'SHA1'],
    ['SHA-256', 'SHA256'],
    ['sha512', 'SHA512'],
    ['md5', 'SHA1'],
  ])('with algorithm %s use %s', (algorithm, used) => {
    expect(parseTotp(`otpauth://totp/x?secret=AAAA&algorithm=${algorithm}`)?.algorithm).toBe(used);
  });
  it.each([
    'otpauth://totp/Acme #1: me?secret=WQIQ25BRKZYCJVYP',
    'otpauth://totp/%zz?secret=WQIQ25BRKZYCJVYP',
    'otpauth://totp/a?secret=WQIQ+25BR+KZYC+JVYP',
    'otpauth://totp/a?secret=wqiq-25br-kzyc-jvyp#fragment',
    'otpauth://totp?secret=WQIQ25BRKZYCJVYP',
    '  otpauth://totp/a?issuer=b&secret=WQIQ25BRKZYCJVYP  ',
    'wqiq 25br kzyc jvyp',
  ])('are found behind %j', (stored) => {
    expect(codeOf(stored)).toBe('194506');
  });
  it('are not made up for counting secrets', () => {
    expect(parseTotp('otpauth://hotp/x?secret=WQIQ25BRKZYCJVYP&counter=1')).toBeNull();
    expect(parseTotp('OTPAUTH://HOTP?secret=WQIQ25BRKZYCJVYP')).toBeNull();
  });
});
