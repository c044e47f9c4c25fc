import { apiTokensItem } from '../browser';
import { createSealedValue, type SealedValueDeps } from '../sealed';
import type { ApiToken } from './shapes';

/** A token with what it was asked for with: any other request is another token. */
export interface Kept extends ApiToken {
  readonly request: string;
  /** The item that it is of, as far as tokens are concerned. */
  readonly item: string;
}

export interface HeldTokens {
  /** @throws CodedError `locked`. */
  of(id: string): Promise<Kept | null>;
  /** @throws CodedError `locked`. */
  keep(id: string, token: Kept | null): Promise<void>;
  /** @throws CodedError `locked`. */
  all(): Promise<Stored>;
  /** Drops these, but for those that others have taken the place of. @throws CodedError `locked`. */
  drop(tokens: Stored): Promise<void>;
}

export type Stored = readonly (readonly [id: string, kept: Kept])[];

/** A token of each of so many credentials is enough. */
const MOST = 100;

/**
 * Tokens of an unlocked account: in memory only, sealed, so that they outlive a worker that the browser stops after half a minute, and no
 * lock. Only this room writes here: nothing needs to be judged but that something is there.
 */
export function createHeldTokens(deps: Pick<SealedValueDeps<unknown>, 'openKey' | 'inTurn'>): HeldTokens {
  const value = createSealedValue<Stored>({
    ...deps,
    item: apiTokensItem,
    name: 'api tokens',
    judge: (stored) => (Array.isArray(stored) ? (stored as Stored) : []),
  });
  return {
    of: async (id) => new Map(await value.read()).get(id) ?? null,
    keep: (id, token) =>
      value.change((stored) => {
        const others = stored.filter(([other]) => other !== id);
        return token ? [...others, [id, token] as const].slice(-MOST) : others;
      }),
    all: () => value.read(),
    drop: (tokens) => {
      const gone = new Map(tokens);
      return value.change((stored) =>
        stored.filter(([id, { accessToken }]) => gone.get(id)?.accessToken !== accessToken),
      );
    },
  };
}
