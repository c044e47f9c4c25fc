/** Places in the vault that have a part to play. All are below a hundred, so that every size has them. */
const PLANTED = {
  /** Logins for the site that is named. */
  site: [1, 2, 12, 22, 24],
  /** The item that changes: a plain login of the person's own. */
  changing: 41,
};

export type BigKind = 'login' | 'note' | 'card' | 'identity';

/** What is special about one item. Every kind of trait comes in fixed shares, so that sizes can be compared. */
export interface Traits {
  readonly kind: BigKind;
  readonly isForSite: boolean;
  readonly isChanging: boolean;
  /** A tenth has a key of its own. */
  readonly hasOwnKey: boolean;
  /** A tenth belongs to one of two organisations: 0, 1, or null for the person. */
  readonly organization: 0 | 1 | null;
  readonly isFavorite: boolean;
  readonly isTrashed: boolean;
  readonly hasNotes: boolean;
  readonly hasFields: boolean;
  readonly hasTotp: boolean;
  readonly hasHistory: boolean;
  /** A dozen logins in a hundred share a host with others. */
  readonly hasSharedHost: boolean;
  readonly isInFolder: boolean;
}

/** Of a hundred items 85 are logins, 8 notes, 4 cards and 3 identities. */
function kindAt(index: number): BigKind {
  const place = index % 100;
  if (place < 85) return 'login';
  if (place < 93) return 'note';
  return place < 97 ? 'card' : 'identity';
}

/** What is special about the item at this place. */
export function traitsAt(index: number): Traits {
  const kind = kindAt(index);
  const isLogin = kind === 'login';
  return {
    kind,
    isForSite: PLANTED.site.includes(index),
    isChanging: index === PLANTED.changing,
    hasOwnKey: index % 10 === 3,
    organization: index % 10 === 6 ? (index % 20 === 6 ? 0 : 1) : null,
    isFavorite: index % 100 === 9,
    isTrashed: index % 50 === 37,
    hasNotes: kind === 'note' || index % 10 === 0,
    hasFields: index % 15 === 8,
    hasTotp: isLogin && index % 7 === 0,
    hasHistory: isLogin && index % 9 === 4,
    hasSharedHost: isLogin && index % 8 === 5,
    isInFolder: index % 5 < 3,
  };
}
