import type {
  Access,
  CollectionChange,
  Group,
  GroupChange,
  Member,
  MemberChange,
  OrgCollection,
} from '../../../lib/protocol';
import { CUSTOM, type Draft, type DraftList, entriesOf, idsOf, nameIn } from './draft';

/** How far an access goes. Whoever manages sees and edits everything: no other mixture is taken by servers. */
export const LEVELS = ['view', 'viewHidden', 'edit', 'editHidden', 'manage'] as const;
export type Level = (typeof LEVELS)[number];

const isLevel = (text: string): text is Level => (LEVELS as readonly string[]).includes(text);

export function levelOf({ readOnly, hidePasswords, manage }: Omit<Access, 'id'>): Level {
  if (manage) return 'manage';
  if (readOnly) return hidePasswords ? 'viewHidden' : 'view';
  return hidePasswords ? 'editHidden' : 'edit';
}

export const accessAt = (level: Level): Omit<Access, 'id'> => ({
  readOnly: level === 'view' || level === 'viewHidden',
  hidePasswords: level === 'viewHidden' || level === 'editHidden',
  manage: level === 'manage',
});

const accessIn = (draft: Draft): readonly Access[] =>
  entriesOf(draft, 'access').flatMap(([id, level]) => (isLevel(level) ? [{ id, ...accessAt(level) }] : []));

const listed = (list: DraftList, ids: readonly string[]): Draft =>
  Object.fromEntries(ids.map((id) => [nameIn(list, id), 'yes']));

const accessDraft = (access: readonly Access[]): Draft =>
  Object.fromEntries(access.map((one) => [nameIn('access', one.id), levelOf(one)]));

const externalIdIn = ({ externalId = '' }: Draft): string | null => externalId.trim() || null;

type More = Pick<Member, 'more'>;
const moreOf = ({ more }: More): More => (more ? { more } : {});

export const memberDraft = (member: Member, groups: readonly string[]): Draft => ({
  type: String(member.type ?? ''),
  status: String(member.status ?? ''),
  externalId: member.externalId ?? '',
  ...listed('may', member.permissions),
  ...accessDraft(member.access),
  ...listed('group', groups),
});

/** All that a member is from now on, but for groups, which have an operation of their own. */
export const memberChange = (draft: Draft, row: More = {}): MemberChange => ({
  ...moreOf(row),
  type: Number(draft.type),
  externalId: externalIdIn(draft),
  permissions: draft.type === CUSTOM ? idsOf(draft, 'may') : [],
  access: accessIn(draft),
});

export const groupDraft = ({ name, externalId, access }: Group, members: readonly string[]): Draft => ({
  name,
  externalId: externalId ?? '',
  ...accessDraft(access),
  ...listed('member', members),
});

export const groupChange = (draft: Draft, row: More = {}): GroupChange => ({
  ...moreOf(row),
  name: (draft.name ?? '').trim(),
  externalId: externalIdIn(draft),
  access: accessIn(draft),
});

export const collectionDraft = ({ externalId, access }: OrgCollection): Draft => ({
  externalId: externalId ?? '',
  ...accessDraft(access),
});

export const collectionChange = (draft: Draft, row: More = {}): CollectionChange => ({
  ...moreOf(row),
  externalId: externalIdIn(draft),
  access: accessIn(draft),
});
