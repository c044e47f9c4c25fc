import type { CharacterClass } from '../../lib/generator';
import type { TextKey } from '../../lib/text';

/** What the classes of characters are called. */
export const CLASS_LABELS: Readonly<Record<CharacterClass, TextKey>> = {
  upper: 'classUpper',
  lower: 'classLower',
  digits: 'classDigits',
  symbols: 'classSymbols',
};
