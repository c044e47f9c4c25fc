import { correctionsItem } from '../browser';
import { CORRECTABLE, type CorrectableRole, type FieldCorrections } from '../fill';
import { createSealedValue, type SealedValueDeps } from '../sealed';

export type CorrectionsDeps = Pick<SealedValueDeps<unknown>, 'openKey' | 'inTurn'>;

export interface Corrections {
  /** What was said about the fields of a host (with its port, if it is not the usual one). @throws CodedError `locked`. */
  of(host: string): Promise<FieldCorrections>;
  /** Says what a field is; null takes back what was said. @throws CodedError `locked`. */
  say(host: string, signature: string, role: CorrectableRole | null): Promise<void>;
}

/** More sites than anybody corrects; then the oldest one goes. */
const MOST_HOSTS = 500;
const MOST_FIELDS = 100;
/** A signature of lib/fill is shorter. */
const LONGEST = 2000;

/** By host, the one that was spoken of last at the end. */
type Said = ReadonlyMap<string, ReadonlyMap<string, CorrectableRole>>;

const isRole = (role: unknown): role is CorrectableRole => (CORRECTABLE as readonly unknown[]).includes(role);

function judgeFields(fields: unknown): Map<string, CorrectableRole> {
  const entries = Array.isArray(fields) ? fields : [];
  return new Map(
    entries.flatMap((entry: unknown): [string, CorrectableRole][] => {
      const [signature, role] = Array.isArray(entry) ? (entry as unknown[]) : [];
      return typeof signature === 'string' && isRole(role) ? [[signature, role]] : [];
    }),
  );
}

function judge(stored: unknown): Said {
  const hosts = Array.isArray(stored) ? stored : [];
  return new Map(
    hosts.flatMap((entry: unknown): [string, Map<string, CorrectableRole>][] => {
      const [host, fields] = Array.isArray(entry) ? (entry as unknown[]) : [];
      return typeof host === 'string' ? [[host, judgeFields(fields)]] : [];
    }),
  );
}

/** Maps are lists in JSON; a site named like a property of objects is then nothing special. */
type Stored = readonly (readonly [string, readonly (readonly [string, CorrectableRole])[]])[];

const toStored = (said: Said): Stored => [...said].map(([host, fields]) => [host, [...fields]] as const);

function withSaid(said: Said, host: string, signature: string, role: CorrectableRole | null): Said {
  const fields = new Map(said.get(host));
  fields.delete(signature);
  if (role !== null && signature.length <= LONGEST) fields.set(signature, role);
  const hosts = new Map(said);
  hosts.delete(host);
  if (fields.size > 0) hosts.set(host, new Map([...fields].slice(-MOST_FIELDS)));
  return new Map([...hosts].slice(-MOST_HOSTS));
}

/** What the person of the unlocked account has said about fields. */
export function createCorrections(deps: CorrectionsDeps): Corrections {
  const value = createSealedValue<Stored>({
    ...deps,
    item: correctionsItem,
    name: 'field corrections',
    judge: (stored) => toStored(judge(stored)),
  });
  return {
    of: async (host) => judge(await value.read()).get(host) ?? new Map(),
    say: (host, signature, role) =>
      value.change((stored) => toStored(withSaid(judge(stored), host, signature, role))),
  };
}
