/** Something that the person at the keyboard can act on; shown without a stack. */
export class Failure extends Error {
  constructor(message, details = '') {
    super(message);
    this.name = 'Failure';
    this.details = details;
  }
}
