import type { DirectoryImport, Group, Member } from '../../lib/protocol';

/** The organisation as it is. Null: this server shows none of it. */
export interface Present {
  readonly members: readonly Member[];
  readonly groups: readonly Group[];
  /** Memberships in groups of the file, by the group's id. */
  readonly memberIds: ReadonlyMap<string, readonly string[]>;
}

/** What happens to somebody; the texts are `importAct_…`. */
export type Act =
  | 'invite'
  | 'stage'
  | 'link'
  | 'otherId'
  | 'same'
  | 'takeOut'
  | 'keepOwner'
  | 'absent'
  | 'overwrite'
  | 'groupNew'
  | 'groupTwin'
  | 'groupRename'
  | 'groupSame'
  | 'join'
  | 'leave'
  | 'nobody'
  | 'sent'
  | 'sentDeleted'
  | 'sentGroup';

export interface PlanRow {
  readonly act: Act;
  readonly who: string;
  /** A group's name, a former name, another ID: what the act is about. */
  readonly what: string;
}

/** Why it cannot be sent as it is. */
export type Hindrance = 'importEmpty' | 'importNeedsLarge' | 'importNeedsEmail' | 'importLossAndOverwrite';

export interface Plan {
  readonly rows: readonly PlanRow[];
  readonly counts: ReadonlyMap<Act, number>;
  readonly body: DirectoryImport;
  readonly hindrance: Hindrance | null;
}

/** Members by what a directory knows of them. */
export interface Known {
  readonly byId: ReadonlyMap<string, Member>;
  readonly byEmail: ReadonlyMap<string, Member>;
}
