import { pinnedEndpointsItem } from '../browser';
import { CodedError } from '../errors';
import { createSealedValue, type SealedValueDeps } from '../sealed';

/** Where a credential's secret, and its tokens, have gone with the person's consent: origins. */
interface Agreed {
  readonly token: string | null;
  readonly userinfo: string | null;
  readonly api: string | null;
}

export interface AgreedOrigins {
  /** @throws CodedError `locked`. */
  of(id: string): Promise<Agreed>;
  /**
   * Lets something go to an origin where it has gone before, or that the person has just said yes to.
   * @throws CodedError `endpoint-new`, `endpoint-changed`: nothing is to be sent.
   */
  assert(id: string, what: keyof Agreed, url: URL, agreed: string | undefined): Promise<void>;
}

/** More credentials than anybody has; then the one that was agreed on first is asked about again. */
const MOST = 1000;
const NOWHERE: Agreed = { token: null, userinfo: null, api: null };

type Stored = readonly (readonly [id: string, agreed: Agreed])[];

const asOrigin = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function judge(stored: unknown): Stored {
  const entries = Array.isArray(stored) ? stored : [];
  return entries.flatMap((entry: unknown): [string, Agreed][] => {
    const [id, agreed] = Array.isArray(entry) ? (entry as [unknown, Partial<Agreed> | null]) : [];
    if (typeof id !== 'string') return [];
    const [token, userinfo] = [asOrigin(agreed?.token), asOrigin(agreed?.userinfo)];
    return [[id, { token, userinfo, api: asOrigin(agreed?.api) }]];
  });
}

const find = (stored: Stored, id: string): Agreed => new Map(stored).get(id) ?? NOWHERE;

/** Hosts are what people know; where they are the same, the ways to them differ. */
function refusal(before: string | null, { origin, host }: Pick<URL, 'origin' | 'host'>): CodedError {
  if (before === null) return new CodedError('endpoint-new', { host, origin });
  const hostBefore = new URL(before).host;
  const message = hostBefore === host ? before : hostBefore;
  return new CodedError('endpoint-changed', { host: hostBefore === host ? origin : host, origin, message });
}

/** Of one account, sealed on disk: whoever may edit an item may point it elsewhere, and must not get what it holds by that. */
export function createAgreedOrigins(
  deps: Pick<SealedValueDeps<unknown>, 'openKey' | 'inTurn'>,
): AgreedOrigins {
  const value = createSealedValue<Stored>({
    ...deps,
    item: pinnedEndpointsItem,
    name: 'agreed endpoints',
    judge,
  });
  const of = async (id: string) => find(await value.read(), id);
  return {
    of,
    assert: async (id, what, { origin, host }, agreed) => {
      const before = await of(id);
      // What has the secret may have its tokens.
      if (before[what] === origin || (what !== 'token' && before.token === origin)) return;
      if (agreed !== origin) throw refusal(before[what], { origin, host });
      await value.change((stored) =>
        [
          ...stored.filter(([other]) => other !== id),
          [id, { ...find(stored, id), [what]: origin }] as const,
        ].slice(-MOST),
      );
    },
  };
}
