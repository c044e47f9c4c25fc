import { accountCases } from './account-cases';
import { cipherStringCases } from './cipher-string-cases';
import { kdfCases } from './kdf-cases';
import { newerAccountCases } from './newer-account-cases';
import { propertyCases } from './property-cases';
import { tamperCases } from './tamper-cases';
import { totpCases } from './totp-cases';
import type { VectorCase } from './vector-case';
import { wycheproofCases } from './wycheproof-cases';

/** Everything the pure rooms must get right wherever they run: published vectors, round trips, tampering. */
export const cases: readonly VectorCase[] = [
  ...kdfCases,
  ...cipherStringCases,
  ...accountCases,
  ...newerAccountCases,
  ...totpCases,
  ...wycheproofCases,
  ...propertyCases,
  ...tamperCases,
];
