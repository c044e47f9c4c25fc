/** Shapes that travel between the background and the filler in a page. */

export type LoginRole =
  | 'username'
  | 'email'
  | 'current-password'
  | 'new-password'
  | 'confirm-password'
  | 'totp';

export type CardRole =
  | 'card-name'
  | 'card-number'
  | 'card-code'
  | 'card-brand'
  | 'card-expiry'
  | 'card-expiry-month'
  | 'card-expiry-year';

export type PersonRole =
  | 'first-name'
  | 'middle-name'
  | 'last-name'
  | 'full-name'
  | 'phone'
  | 'birthday'
  | 'birthday-day'
  | 'birthday-month'
  | 'birthday-year';

export type AddressRole = 'street' | 'street-2' | 'city' | 'state' | 'postal-code' | 'country';

/** What a field is for. `custom` is what a person has named themselves, `other` everything that nobody fills. */
export type FieldRole = LoginRole | CardRole | PersonRole | AddressRole | 'custom' | 'search' | 'other';

export type FormPurpose =
  | 'sign-in'
  | 'sign-up'
  | 'change-password'
  | 'reset'
  | 'pay'
  | 'address'
  | 'newsletter'
  | 'search'
  | 'contact';

/** What one field of a page looks like; never its value. */
export interface FieldFacts {
  /** Handle inside the frame's filler; means nothing elsewhere. */
  readonly handle: number;
  /** As the browser names it; `select-one` and `textarea` too. */
  readonly type: string;
  readonly autocomplete: string;
  readonly name: string;
  readonly id: string;
  /** Words that the page itself ties to the field. */
  readonly label: string;
  /** Where there is no label: a title, or the words that stand beside it. */
  readonly nearby: string;
  /** Caption of the group that it stands in, as of the three parts of a date. */
  readonly group: string;
  /** Names that scripts of the page know it by. */
  readonly hints: string;
  readonly placeholder: string;
  /** The first choices of a list, as the page wrote them. */
  readonly options: readonly string[];
  /** `inputmode`, which tells codes from names. */
  readonly inputMode: string;
  readonly maxLength: number | null;
  /** `passwordrules`, as the site wrote it. */
  readonly passwordRules: string;
  readonly visible: boolean;
  readonly editable: boolean;
  readonly focused: boolean;
  readonly hasValue: boolean;
  /** Handle-like number of the form (or form-like group) it belongs to. */
  readonly form: number;
  /** What the person has said that it is; put there by the background, never by the page. */
  readonly said?: FieldRole;
}

/** What one form (or form-like group of fields) looks like. */
export interface FormFacts {
  readonly form: number;
  /** False for a group of fields that stand in no form element. */
  readonly isForm: boolean;
  /** Where it is sent, absolute; null when it says nothing. */
  readonly action: string | null;
  /** Its names, headings and the words on its buttons. */
  readonly words: string;
  /** Words of the links in it: they lead elsewhere, and so tell what it is not. */
  readonly links: string;
  /** Words beside the boxes that can be ticked. */
  readonly ticks: string;
}

/** What one control that may send a form looks like. */
export interface ButtonFacts {
  readonly handle: number;
  readonly form: number;
  /** `submit`, `button`, `image`, `reset`, or `link` for anything else that acts as a button. */
  readonly type: string;
  readonly text: string;
  /** Name, id and classes. */
  readonly names: string;
}

export interface FrameFacts {
  /** Made anew for each document; a push to another document is ignored. */
  readonly document: string;
  /** `location.href` and `self.origin` as the filler sees them. */
  readonly url: string;
  readonly origin: string;
  readonly forms: readonly FormFacts[];
  /** In the order in which they stand on the page, as are the buttons. */
  readonly fields: readonly FieldFacts[];
  readonly buttons: readonly ButtonFacts[];
}

/** Which field gets which value. Built in the background, pushed to one document. */
export interface FillPlan {
  readonly document: string;
  readonly origin: string;
  readonly values: readonly PlannedValue[];
  /** The person wants what they have typed to be replaced. */
  readonly overwrite?: boolean;
}

export interface PlannedValue {
  readonly handle: number;
  readonly value: string;
  readonly role: FieldRole;
  /** Other ways to say the same, for a list that may write it differently; the likeliest first. */
  readonly alternatives?: readonly string[];
}

export type SkipReason =
  | 'hidden'
  | 'read-only'
  | 'gone'
  | 'cut'
  | 'refused'
  | 'no-choice'
  | 'typed'
  | 'wrong-document'
  | 'wrong-origin';

/** What the filler did. */
export interface ApplyReport {
  readonly filled: readonly FieldRole[];
  readonly skipped: readonly {
    readonly role: FieldRole;
    readonly reason: SkipReason;
    readonly maxLength: number | null;
  }[];
}

/** What the popup is told after a fill. */
export interface FillReport {
  readonly filled: number;
  readonly planned: number;
  readonly skipped: ApplyReport['skipped'];
  readonly host: string;
  /** Host that the filled form is sent to, where that is not the page's own: worth a word before it is sent. */
  readonly sendsTo?: string;
  /** The page is not encrypted: whoever is on the way can read what it sends. */
  readonly isInTheClear?: true;
}

/** What the page in front says about its passwords. */
export interface PageRules {
  readonly host: string;
  /** It asks for a new password. */
  readonly takesNew: boolean;
  /** As the site wrote them; empty where it says nothing. */
  readonly rules: string;
  /** The most characters that the field takes. */
  readonly maxLength: number | null;
}

/** The page in front, as the list needs it. */
export interface SiteInfo {
  readonly tabId: number;
  readonly url: string;
  readonly host: string;
  /** Ids of matching items, best first. */
  readonly matches: readonly string[];
}
