import type { Overview } from '../items';
import type { FieldRole, FormPurpose, FrameFacts, PageRules } from './fill';
import { isOffered, understandForms } from './understand';

/** What is suggested beside a field. */
export type Suggested = 'login' | 'card' | 'identity' | 'code' | 'new-password';

/** A page of ours that is shown in a frame inside web pages. */
export type FramePage = 'suggest' | 'save';

/** An item that is suggested. */
export interface SuggestedRow {
  readonly row: Overview;
  /** False where it was saved for another host than the page's: the person has to say so twice. */
  readonly isNear: boolean;
}

/** What a frame of ours beside a field shows. */
export interface Suggestions {
  readonly suggested: Suggested;
  /** Of the page, from the browser. */
  readonly host: string;
  /** Best first; empty while the vault is locked, and where a new password is wanted. */
  readonly rows: readonly SuggestedRow[];
  /** What the page says about new passwords; null where none is wanted. */
  readonly rules: PageRules | null;
}

/** What a frame of ours is handed by the script that shows it. */
export interface FrameCharge {
  /** Names what the frame stands for; it asks the background about it. */
  readonly token: string;
  /** The document that the frame stands in. */
  readonly tabId: number;
  readonly frameId: number;
}

/** What it says to that script. */
export type FrameWish =
  | { readonly name: 'size'; readonly height: number }
  | { readonly name: 'close' }
  /** The keyboard goes back to the page. */
  | { readonly name: 'leave' }
  /** Whether it stands where it stood is wanted now. */
  | { readonly name: 'look' };

/** What it is told. */
export type FrameNews =
  /** It has the keyboard now. */
  | { readonly name: 'enter' }
  /** It stands somewhere else. */
  | { readonly name: 'moved' }
  /** What there was to tell has been told. */
  | { readonly name: 'looked' };

/** The field that has the focus, and what is suggested for it. */
export interface Wish {
  readonly suggested: Suggested;
  readonly handle: number;
}

const BY_ROLE: Readonly<Record<FieldRole, Suggested | null>> = {
  username: 'login',
  email: 'login',
  'current-password': 'login',
  'new-password': 'new-password',
  'confirm-password': null,
  totp: 'code',
  'card-name': 'card',
  'card-number': 'card',
  'card-code': 'card',
  'card-brand': null,
  'card-expiry': 'card',
  'card-expiry-month': 'card',
  'card-expiry-year': 'card',
  'first-name': 'identity',
  'middle-name': 'identity',
  'last-name': 'identity',
  'full-name': 'identity',
  phone: 'identity',
  birthday: null,
  'birthday-day': null,
  'birthday-month': null,
  'birthday-year': null,
  street: 'identity',
  'street-2': 'identity',
  city: 'identity',
  state: 'identity',
  'postal-code': 'identity',
  country: 'identity',
  custom: null,
  search: null,
  other: null,
};

/** Where one is not known yet, or pays, an e-mail address is the person's, not a login's. */
const IS_NEW: readonly (FormPurpose | null)[] = ['sign-up', 'pay', 'address'];

/** What to suggest for the field that has the focus; null where nobody would want anything, as on search boxes. */
export function findWish(facts: FrameFacts): Wish | null {
  for (const { purpose, fields } of understandForms(facts)) {
    const focused = fields.find(({ field }) => field.facts.focused);
    if (!focused) continue;
    const { role, field } = focused;
    const suggested = isOffered(role, purpose) ? BY_ROLE[role] : null;
    const isOwn = role === 'email' && IS_NEW.includes(purpose);
    return suggested && { suggested: isOwn ? 'identity' : suggested, handle: field.facts.handle };
  }
  return null;
}
