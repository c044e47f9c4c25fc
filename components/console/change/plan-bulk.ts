import type { Member } from '../../../lib/protocol';
import { formatList, formatNumber, t } from '../../../lib/text';
import type { MemberDeed } from '../changing';
import { memberStatus, memberType } from '../labels';
import { OF_COLLECTIONS } from './options';
import { memberDraft } from './rows-as-drafts';
import { type ChangeLine, whatChanges } from './what-changes';

/** What is done to several members: to whom, and to whom not. */
export interface BulkPlan {
  /** As the server has them now. */
  readonly rows: readonly Member[];
  /** Those who are left out, each with the reason. */
  readonly out: readonly ChangeLine[];
}

export const nameOf = ({ name, email }: Member): string => (name === null ? email : `${name} · ${email}`);

const grave = (text: string): ChangeLine => ({ text, isGrave: true });

const differs = (label: string, before: string, after: string): readonly string[] =>
  before === after ? [] : [t('changeLine', label, before || t('none'), after || t('none'))];

/** What has become of a member, in words. */
const changesOf = (before: Member, now: Member): readonly string[] => [
  ...differs(t('fieldItemName'), before.name ?? '', now.name ?? ''),
  ...differs(t('email'), before.email, now.email),
  ...differs(t('memberState'), memberStatus(before), memberStatus(now)),
  ...whatChanges(memberDraft(before, []), memberDraft(now, []), OF_COLLECTIONS).map(({ text }) => text),
];

/** What is left of what was chosen from rows that were shown, when the server's own are these. */
export function planBulk(shown: readonly Member[], now: readonly Member[]): BulkPlan {
  const byId = new Map(now.map((row) => [row.id, row] as const));
  const rows: Member[] = [];
  const out: ChangeLine[] = [];
  for (const before of shown) {
    const row = byId.get(before.id);
    const changes = row ? changesOf(before, row) : [];
    if (!row) out.push(grave(t('bulkGone', nameOf(before))));
    else if (changes.length > 0) out.push(grave(t('bulkMoved', nameOf(before), formatList(changes))));
    else rows.push(row);
  }
  return { rows, out };
}

export const perhapsDone = (member: Member): ChangeLine => grave(t('bulkPerhaps', nameOf(member)));

const AFTER: Readonly<Record<MemberDeed, () => string>> = {
  reinvite: () => t('bulkReinvited'),
  revoke: () => memberStatus({ status: -1 }),
  restore: () => t('bulkRestored'),
  remove: () => t('bulkRemoved'),
};

/** A member before and after, in a line. */
export function bulkLine(deed: MemberDeed, member: Member): ChangeLine {
  const { type, access } = member;
  const status = memberStatus(member);
  const losesAccess = deed === 'remove' && access.length > 0;
  const before = losesAccess ? t('bulkHas', status, formatNumber(access.length)) : status;
  const text = t('changeLine', t('bulkWho', nameOf(member), memberType(member)), before, AFTER[deed]());
  return { text, isGrave: type === 0 && (deed === 'revoke' || deed === 'remove') };
}
