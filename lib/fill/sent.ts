import type { FrameFacts } from './fill';

/** By what it seemed that a form was sent; `press` is something that is no button by its element, `leave` the end of the page. */
export type SentBy = 'submit' | 'click' | 'enter' | 'press' | 'leave';

/** The handle of a field, and what a person typed into it or had filled. */
export type TypedValue = readonly [handle: number, value: string];

/** A form that was, or may have been, sent. */
export interface SentForm {
  readonly by: SentBy;
  /** Handle of the form, button or field that set it off. */
  readonly element: number | null;
  /** Of the forms that something was typed into, in the moment before they were sent. */
  readonly facts: FrameFacts;
  readonly values: readonly TypedValue[];
  /** Names of accounts that the page carries along unseen, and addresses that it shows. */
  readonly carried: readonly string[];
  readonly shown: readonly string[];
}

/** What has become of a sent form in its own document. `filled`: one may be sent soon. `look`: time to look at other frames. */
export interface PageOutcome {
  readonly state: 'gone' | 'back' | 'stays' | 'filled' | 'look';
  /** Its password boxes are empty. */
  readonly isEmpty: boolean;
  /** The page shows an error, or its scripts were refused something. */
  readonly isBad: boolean;
}

/** What stands on a page. */
export interface PageLook {
  /** How many password boxes a person can see. */
  readonly passwords: number;
  readonly hasError: boolean;
  /** It is the answer to a request that the server has refused. */
  readonly isRefused: boolean;
}
