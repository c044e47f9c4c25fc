import { OpenError, type OpeningKey, openEnvelope, openKey } from '../crypto';
import { KINDS, kindByWireType } from '../items';
import { asWire, pick, pickNumber, pickText, pickWire, type Wire } from '../wire';

/**
 * Items of the newest format: `data` is JSON with a `format_version`, a wrapped key, and one envelope with all values
 * (bitwarden/sdk-internal, cipher/blob). The members that used to hold values are empty.
 */
const FORMAT = 1;
const CONTENT = '1';

/** What stands beside the envelope, unsealed: where the item lies, its dates, its rights, its files. */
const BESIDE = [
  'id',
  'type',
  'organizationId',
  'folderId',
  'collectionIds',
  'favorite',
  'reprompt',
  'edit',
  'viewPassword',
  'creationDate',
  'revisionDate',
  'deletedDate',
  'archivedDate',
  'attachments',
] as const;

/** True for items of the newest format, whether it can be opened here or not. */
export function isNewerFormat(raw: unknown): boolean {
  const data = pick(raw, 'data');
  if (typeof data === 'string') return data.includes('"format_version"');
  return pick(data, 'format_version') !== undefined;
}

function parseData(raw: unknown): Wire | null {
  const data = pick(raw, 'data');
  try {
    return asWire(typeof data === 'string' ? JSON.parse(data) : data);
  } catch {
    return null;
  }
}

/** The item's own type counts, for it is sealed; the one beside the envelope only names a kind that is not known here. */
function typeOf(sealedName: string | null, beside: number | null): number | null {
  const known = KINDS.find(({ wireObject }) => wireObject === sealedName);
  if (known) return known.wireType;
  return kindByWireType(beside) ? null : beside;
}

/** The values of the kind under the names that the wire gives them elsewhere. */
function kindObject(typeData: Wire): Wire {
  const { type: _, fingerprint, ...values } = typeData;
  return fingerprint === undefined ? values : { ...values, keyFingerprint: fingerprint };
}

function toRow(raw: unknown, content: Wire): Wire {
  const typeData = pickWire(content, 'typeData') ?? {};
  const kindName = pickText(typeData, 'type');
  const sealed = ['name', 'notes', 'fields', 'passwordHistory'].map((name) => [name, pick(content, name)]);
  return {
    ...Object.fromEntries([...BESIDE.map((name) => [name, pick(raw, name)]), ...sealed]),
    type: typeOf(kindName, pickNumber(raw, 'type')),
    [kindName ?? '']: kindObject(typeData),
  };
}

/**
 * The content of an item of the newest format as a row of the shape that all others have, its values opened.
 * @param key the item's own.
 * @throws OpenError `tampered`; `newer-format` for versions that are not known here.
 */
export async function openSealedContent(raw: unknown, key: OpeningKey): Promise<Wire> {
  const data = parseData(raw);
  const [wrapped, envelope] = [pick(data, 'wrapped_cek'), pick(data, 'envelope')];
  const isKnown = typeof wrapped === 'string' && typeof envelope === 'string';
  if (pickNumber(data, 'format_version') !== FORMAT || !isKnown) throw new OpenError('newer-format');
  const opened = await openEnvelope(envelope, await openKey(wrapped, key));
  const content = pickWire(opened, 'content');
  if (!content || pickText(opened, 'version') !== CONTENT) throw new OpenError('newer-format');
  return toRow(raw, content);
}
