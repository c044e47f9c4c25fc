export type OpenReason = 'tampered' | 'newer-format' | 'wrong-type';

/**
 * Nothing could be opened. `tampered` is the one answer to all bad data, so that nobody learns from it how far a
 * forgery got; `newer-format` names formats of newer clients, `wrong-type` values that are no text.
 */
export class OpenError extends Error {
  readonly reason: OpenReason;
  constructor(reason: OpenReason) {
    super(`cannot open: ${reason}`);
    this.name = 'OpenError';
    this.reason = reason;
  }
}
