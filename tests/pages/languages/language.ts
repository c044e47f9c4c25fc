/** The words by which the forms of one language ask: labels, headings and buttons, as sites of that language write them. */
export interface Language {
  readonly name: string;
  readonly dir?: 'rtl';
  readonly login: {
    readonly user: string;
    readonly email: string;
    readonly password: string;
    readonly fresh: string;
    readonly confirm: string;
    readonly current: string;
    readonly code: string;
  };
  readonly person: {
    readonly first: string;
    readonly last: string;
    readonly full: string;
    readonly phone: string;
    readonly birthday: string;
    readonly day: string;
    readonly month: string;
    readonly year: string;
  };
  readonly address: {
    readonly street: string;
    readonly street2: string;
    readonly city: string;
    readonly state: string;
    readonly postalCode: string;
    readonly country: string;
  };
  readonly card: {
    readonly name: string;
    readonly number: string;
    readonly code: string;
    readonly expiry: string;
  };
  /** Buttons. */
  readonly press: {
    readonly signIn: string;
    readonly signUp: string;
    readonly change: string;
    readonly reset: string;
    readonly pay: string;
    readonly save: string;
    readonly search: string;
    readonly subscribe: string;
    readonly send: string;
  };
  /** Headings and other words. */
  readonly head: {
    readonly newsletter: string;
    readonly contact: string;
    readonly message: string;
  };
}
