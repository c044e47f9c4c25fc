import { describe, expect, it } from 'vitest';
import { tryTotp } from './index';

const MOMENT = 1_672_531_200_000;

describe('a typed one-time-code text', () => {
  it('gives the code and until when it is good', () => {
    expect(tryTotp('wqiq 25br kzyc jvyp', MOMENT)).toEqual({
      code: '194506',
      validUntil: MOMENT + 30_000,
      periodSeconds: 30,
      issuer: null,
      account: null,
    });
  });
  it.each(['', 'otpauth://totp/x', 'otpauth://hotp/x?secret=WQIQ25BRKZYCJVYP&counter=1'])(
    'gives nothing for %j',
    (text) => {
      expect(tryTotp(text, MOMENT)).toBeNull();
    },
  );
  it.each([
    ['Acme:pat@hollis.dev?secret=AAAA', 'Acme', 'pat@hollis.dev'],
    ['Acme%20Co%3A%20pat?secret=AAAA&issuer=Acme%20Ltd', 'Acme Ltd', 'pat'],
    ['pat?issuer=Acme+Co&secret=AAAA', 'Acme Co', 'pat'],
    ['100%:pat?secret=AAAA', '100%', 'pat'],
    ['?secret=AAAA', null, null],
    [':pat?secret=AAAA', null, 'pat'],
  ])('names whom %j is for', (rest, issuer, account) => {
    expect(tryTotp(`otpauth://totp/${rest}`, MOMENT)).toMatchObject({ issuer, account });
  });
});
