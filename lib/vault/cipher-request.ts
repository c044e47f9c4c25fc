import { asWire, pick, type Wire } from '../wire';

/** What a server tells about an item and never takes. `data` would overrule all else, `attachments` would cost the files their keys. */
const ANSWER_ONLY = new Set([
  'id',
  'object',
  'data',
  'attachments',
  'attachments2',
  'collectionids',
  'creationdate',
  'revisiondate',
  'deleteddate',
  'edit',
  'viewpassword',
  'permissions',
  'organizationusetotp',
]);

/** True for a member that a request must not have. */
export const isAnswerOnly = (name: string): boolean => ANSWER_ONLY.has(name.toLowerCase());

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Old servers answer with upper-case first letters and take them in lower case. */
function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  const wire = asWire(value);
  if (!wire) return value;
  return Object.fromEntries(
    Object.entries(wire).map(([name, inner]) => [lowerFirst(name), inCamelCase(inner)]),
  );
}

/** True for a row of a server that answers with upper-case first letters. */
export const isOldStyle = (row: Wire): boolean => !Object.hasOwn(row, 'id') && Object.hasOwn(row, 'Id');

/**
 * What a server takes to create or replace an item (bitwarden/server CipherRequestModel): all that the row holds, members that are not
 * known here included, for whatever is left out is cleared there.
 * @param base the server's copy that the change was made of; its revision date tells the server so. Null for a new item.
 */
export function cipherRequest(row: Wire, base: Wire | null): Wire {
  const sent = Object.entries(row).filter(([name]) => !isAnswerOnly(name));
  const request = Object.fromEntries(sent);
  const revision = pick(base, 'revisionDate');
  return {
    ...(isOldStyle(row) ? (inCamelCase(request) as Wire) : request),
    ...(revision !== undefined && { lastKnownRevisionDate: revision }),
  };
}
