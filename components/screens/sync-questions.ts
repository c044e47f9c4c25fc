import { ask } from '../../lib/protocol';
import { formatNumber, t, tCount } from '../../lib/text';
import { named, openStatuses } from '../state/accounts';
import { attempt } from '../state/notice';
import { looking } from '../state/questions';
import type { Standing } from './standing';

/** The server's vault lacks much of what is here: what is here stays until the person has answered. */
export function heldBanner(): Standing | null {
  const one = openStatuses().find(({ sync }) => sync.held);
  const { held } = one?.sync ?? {};
  if (!one || !held) return null;
  const { missing, total } = held;
  const { id: account, tag } = one.account;
  const answer = (take: boolean) => () => attempt(ask('sync.answerHeld', { account, take }));
  return {
    key: `held:${tag}:${missing}`,
    tone: 'care',
    stays: true,
    title: named(
      one.account,
      t(missing === total ? 'bannerHeldAll' : 'bannerHeld', formatNumber(missing), formatNumber(total)),
    ),
    text: t('bannerHeldText'),
    actions: [
      { label: t('heldKeep'), run: answer(false) },
      { label: t('heldTake'), run: answer(true) },
    ],
  };
}

const look = (at: 'strangers' | 'owners') => ({
  label: t('lookAtIt'),
  run: () => {
    looking.value = at;
  },
});

/** An organisation that the server says the person belongs to, or another key of one: nothing of it is here until they agree. */
export function strangersBanner(): Standing | null {
  const waiting = openStatuses().flatMap(({ sync }) =>
    sync.strangers.filter(({ isDeclined }) => !isDeclined),
  );
  const [first] = waiting;
  if (!first) return null;
  const changed = waiting.find(({ why }) => why === 'changed');
  const { name } = changed ?? first;
  return {
    key: `strangers:${waiting.map(({ print }) => print).join()}`,
    tone: changed ? 'care' : 'plain',
    icon: 'org',
    title: changed
      ? t('bannerOrgKey', name)
      : tCount('bannerStrangerOne', 'bannerStrangerMany', waiting.length, name),
    text: t(changed ? 'bannerOrgKeyText' : 'bannerStrangerText'),
    actions: [look('strangers')],
  };
}

/** Items that belong to somebody else all of a sudden stay as they were until the person has looked. */
export function ownersBanner(): Standing | null {
  const one = openStatuses().find(({ sync }) => sync.owners.length > 0);
  if (!one) return null;
  const { owners } = one.sync;
  return {
    key: `owners:${owners.map(({ id, to }) => `${id}>${to}`).join()}`,
    tone: 'care',
    title: named(one.account, tCount('ownersTitleOne', 'ownersTitleMany', owners.length)),
    text: t('bannerOwnersText'),
    actions: [look('owners')],
  };
}
