import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../bytes';
import { deriveOverviewKey } from './overview-key';

const USER_KEY = Uint8Array.from({ length: 64 }, (_, index) => index);

describe("the list's key", () => {
  // Made with another implementation: Python's hmac, HKDF-Expand of bytes 0 to 63 with the info "latchkey overview".
  it('is the one that the specification gives', async () => {
    expect(await deriveOverviewKey(encodeBase64(USER_KEY))).toBe(
      'NOWaR7MCDdg/g03iZYmea4uUQ0KwQT0EVshE8W43Sag=',
    );
  });

  it('differs for every user key, and is no part of it', async () => {
    const other = USER_KEY.with(63, 0);
    const key = await deriveOverviewKey(encodeBase64(USER_KEY));
    expect(key).not.toBe(await deriveOverviewKey(encodeBase64(other)));
    expect(encodeBase64(USER_KEY.subarray(0, 32))).not.toBe(key);
    expect(encodeBase64(USER_KEY.subarray(32))).not.toBe(key);
  });

  it.each(['', 'no base64!'])('is not made from what is no key: %o', async (text) => {
    await expect(deriveOverviewKey(text)).rejects.toThrow('locked');
  });
});
