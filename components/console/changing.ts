import { signal } from '@preact/signals';
import type { Group, Member, OrgCollection } from '../../lib/protocol';
import { onLeave } from './connection';

/** What can be done to a member as a whole. */
export type MemberDeed = 'reinvite' | 'revoke' | 'restore' | 'remove';

/** What somebody has set out to change. */
export type Intent =
  | { readonly kind: 'invite' }
  | { readonly kind: 'edit-member'; readonly member: Member }
  | { readonly kind: 'member'; readonly deed: MemberDeed; readonly member: Member }
  | { readonly kind: 'members'; readonly deed: MemberDeed; readonly members: readonly Member[] }
  | { readonly kind: 'add-group' }
  | { readonly kind: 'edit-group'; readonly group: Group }
  | { readonly kind: 'delete-group'; readonly group: Group }
  | { readonly kind: 'edit-collection'; readonly collection: OrgCollection }
  | { readonly kind: 'delete-collection'; readonly collection: OrgCollection };

/** Its dialog is shown; null: none. */
export const changing = signal<Intent | null>(null);

/** Ids of the members that are picked, to do the same to all of them. */
export const picked = signal<ReadonlySet<string>>(new Set());

onLeave(() => {
  changing.value = null;
  picked.value = new Set();
});

export const intend = (intent: Intent): void => {
  changing.value = intent;
};

export const endChange = (): void => {
  changing.value = null;
};
