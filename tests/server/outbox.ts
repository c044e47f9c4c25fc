/** A mail that a real server would have sent. */
export interface Mail {
  readonly to: string;
  readonly kind: 'second-factor' | 'new-device' | 'register' | 'one-time';
  /** The code or token inside. */
  readonly code: string;
}

/** Every mail, for tests to read and for the demo to print. */
export interface Outbox {
  readonly mails: readonly Mail[];
  send(mail: Mail): void;
  /** The newest code of a kind for an address; null when none was sent. */
  newest(to: string, kind: Mail['kind']): string | null;
  /** Calls `listener` for every mail to come. */
  onMail(listener: (mail: Mail) => void): void;
}

export function createOutbox(): Outbox {
  const mails: Mail[] = [];
  const listeners: ((mail: Mail) => void)[] = [];
  return {
    mails,
    send(mail) {
      mails.push(mail);
      for (const listener of listeners) listener(mail);
    },
    newest: (to, kind) =>
      mails.findLast((mail) => mail.to === to.toLowerCase() && mail.kind === kind)?.code ?? null,
    onMail: (listener) => void listeners.push(listener),
  };
}
