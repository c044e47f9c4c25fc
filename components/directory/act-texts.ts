import { formatNumber, type TextKey, t } from '../../lib/text';
import type { Act, Plan } from './plan';

/** In the order in which they are told. */
export const ACTS: readonly Act[] = [
  'takeOut',
  'overwrite',
  'invite',
  'stage',
  'link',
  'otherId',
  'keepOwner',
  'groupNew',
  'groupTwin',
  'groupRename',
  'join',
  'leave',
  'nobody',
  'sentDeleted',
  'sent',
  'sentGroup',
  'absent',
  'same',
  'groupSame',
];

/** What changes nothing has no sentence of its own. */
const UNTOLD: ReadonlySet<Act> = new Set(['same', 'groupSame', 'absent', 'keepOwner']);

/** A preview has a sentence for it. */
export const isTold = (act: Act): boolean => !UNTOLD.has(act);

/** They take something away from somebody. */
export const isLoss = (act: Act): boolean =>
  act === 'takeOut' || act === 'overwrite' || act === 'leave' || act === 'sentDeleted';

export const actName = (act: Act): string => t(`importAct_${act}` as TextKey);

/** What a plan does, a sentence for each kind of act. */
export const sentencesOf = ({ counts }: Plan): { act: Act; text: string }[] =>
  ACTS.flatMap((act) => {
    const count = counts.get(act) ?? 0;
    return count === 0 || !isTold(act)
      ? []
      : [{ act, text: t(`importSum_${act}` as TextKey, formatNumber(count)) }];
  });
