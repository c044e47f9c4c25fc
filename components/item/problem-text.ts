import type { ProblemReason } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';

const REASONS: Readonly<Record<ProblemReason, TextKey>> = {
  tampered: 'reasonTampered',
  'newer-format': 'reasonNewer',
  'wrong-type': 'reasonWrongType',
  'key-missing': 'reasonKeyMissing',
  'too-large': 'reasonTooLarge',
};

/** Why a value or an item could not be read, as a sentence. */
export const problemText = (reason: ProblemReason | null): string =>
  t(reason ? REASONS[reason] : 'reasonTampered');

/** An item without a readable name, told by the ends of its id. */
export const idName = (id: string): string => t('itemById', `${id.slice(0, 4)}…${id.slice(-4)}`);
