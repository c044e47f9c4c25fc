import type { Store } from './store/store.ts';

/** What goes wrong. Those marked "before" keep the request from the server; the others spoil the answer to a request that was carried out. */
export type Fault =
  /** Before: this status and body instead of an answer. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Before: 429, with `Retry-After` when seconds are given, or whatever else shall stand there. */
  | { readonly kind: 'too-many'; readonly retryAfter?: number | string }
  /** Before: a proxy's web page where JSON was expected; 200 unless told. */
  | { readonly kind: 'html'; readonly status?: number }
  /** Before: a redirect to somewhere else; 302 unless told. */
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** Before: the connection breaks without one byte. */
  | { readonly kind: 'drop' }
  /** The connection breaks after so many bytes of the answer's body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The answer ends properly after so many bytes: damaged JSON with a right length. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** The request is carried out; this comes instead of its answer. */
  | {
      readonly kind: 'instead';
      readonly status: number;
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The answer's text is replaced by what the function makes of it. */
  | { readonly kind: 'rewrite'; readonly rewrite: (body: string) => string }
  /** The same for a JSON answer; the function gets the parsed value, which it may change in place. */
  | { readonly kind: 'mutate'; readonly mutate: (body: Record<string, unknown>) => unknown }
  /** The answer carries these headers too, or instead of its own. */
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> }
  /** The answer comes packed. */
  | { readonly kind: 'gzip' }
  /** So long passes between the two halves of the answer's body. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Before: waits so long, then goes on. */
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface FaultMatch {
  /** In capitals or not; or a pattern of those in capitals. */
  readonly method?: string | RegExp;
  /** The path without query: exact text, or a pattern. */
  readonly path?: string | RegExp;
}

export interface Held {
  /** Resolves when the first request has arrived and waits. */
  readonly reached: Promise<void>;
  /** Lets the waiting ones, and all later ones, go on. */
  release(): void;
}

/** Makes a server misbehave in ways that any server has. */
export interface Switchboard {
  /** The next `times` fitting requests (1 unless told). */
  once(match: FaultMatch, fault: Fault, times?: number): void;
  /** Every fitting request until the function that comes back is called. */
  always(match: FaultMatch, fault: Fault): () => void;
  /** Fitting requests wait at the door until released: orders what would be a race. */
  hold(match: FaultMatch): Held;
  /** Nothing goes wrong any more. */
  clear(): void;
  /** The server's side: the faults for a request, used up by being taken. */
  take(
    method: string,
    path: string,
  ): { readonly faults: readonly Fault[]; readonly held: readonly Promise<void>[] };
}

/** The switchboard that tests use to make the vault's server misbehave. */
export interface Faults extends Switchboard {
  /** Every access token is refused from now on; refresh tokens still work. */
  expireAccessTokens(): void;
  /** Every refresh token is refused from now on, of one account or of all. */
  revokeRefreshTokens(email?: string): void;
}

interface Rule {
  readonly match: FaultMatch;
  readonly fault: Fault;
  left: number;
}

interface Gate {
  readonly match: FaultMatch;
  readonly opened: Promise<void>;
  readonly arrive: () => void;
}

const isLike = (wanted: string | RegExp | undefined, found: string): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? wanted === found : wanted.test(found));

function fits({ method: wanted, path: place }: FaultMatch, method: string, path: string): boolean {
  return isLike(typeof wanted === 'string' ? wanted.toUpperCase() : wanted, method) && isLike(place, path);
}

function createGate(match: FaultMatch, close: (gate: Gate) => void): { gate: Gate; held: Held } {
  const arrived = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const gate: Gate = { match, opened: opened.promise, arrive: arrived.resolve };
  const release = () => {
    close(gate);
    opened.resolve();
  };
  return { gate, held: { reached: arrived.promise, release } };
}

function tokenFaults(store: Store): Pick<Faults, 'expireAccessTokens' | 'revokeRefreshTokens'> {
  return {
    expireAccessTokens() {
      store.forgetSecret('signing');
      for (const device of store.devices.all()) store.devices.put({ ...device, accessToken: null });
    },
    revokeRefreshTokens(email) {
      const user = email === undefined ? null : store.userByEmail(email);
      for (const row of store.refreshTokens.all())
        if (email === undefined || row.userId === user?.id) store.refreshTokens.remove(row.id);
    },
  };
}

export function createSwitchboard(): Switchboard {
  const rules = new Set<Rule>();
  const gates = new Set<Gate>();
  const add = (match: FaultMatch, fault: Fault, left: number): Rule => {
    const rule = { match, fault, left };
    rules.add(rule);
    return rule;
  };
  return {
    once: (match, fault, times = 1) => void add(match, fault, times),
    always(match, fault) {
      const rule = add(match, fault, Number.POSITIVE_INFINITY);
      return () => void rules.delete(rule);
    },
    hold(match) {
      const { gate, held } = createGate(match, (closed) => gates.delete(closed));
      gates.add(gate);
      return held;
    },
    clear() {
      rules.clear();
    },
    take(method, path) {
      const found = [...rules].filter((rule) => fits(rule.match, method, path));
      for (const rule of found) if (--rule.left <= 0) rules.delete(rule);
      const waiting = [...gates].filter((gate) => fits(gate.match, method, path));
      for (const gate of waiting) gate.arrive();
      return { faults: found.map((rule) => rule.fault), held: waiting.map((gate) => gate.opened) };
    },
  };
}

export const createFaults = (store: Store): Faults => ({ ...createSwitchboard(), ...tokenFaults(store) });
