/** Something that was generated, and then used or copied. */
export interface Generated {
  readonly value: string;
  readonly kind: 'password' | 'passphrase' | 'username';
  /** Unix milliseconds. */
  readonly at: number;
  /** Of the site that it was made for; null where that is not known. */
  readonly host: string | null;
}
