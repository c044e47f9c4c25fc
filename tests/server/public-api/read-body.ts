import type { Context } from 'hono';
import type { Access } from '../../public-api/types.ts';
import type { PublicApiEnv } from './context.ts';
import { type FieldErrors, refuseEmpty, refuseModel } from './refusals.ts';

type Json = Readonly<Record<string, unknown>>;

/** Reads a request's members as the server's model does: what does not fit is noted, and refused all at once at the end. */
export interface BodyReader {
  text(name: string, rule?: TextRule): string | null;
  integer(name: string, rule?: { readonly required: true }): number | null;
  /** Undefined when it was not sent. */
  flag(name: string, rule?: { readonly required: true }): boolean | undefined;
  ids(name: string, rule?: { readonly required: true }): readonly string[] | undefined;
  texts(name: string): readonly string[] | undefined;
  access(name: string): readonly Access[] | undefined;
  object(name: string): Json | undefined;
  /** A reader for each object of a list. */
  each(name: string, rule?: { readonly required: true }): readonly BodyReader[];
  note(name: string, message: string): void;
  /** Throws the refusal, when there is anything to refuse. */
  finish(): void;
}

export interface TextRule {
  readonly required?: true;
  readonly max?: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NOT_CONVERTED = 'The JSON value could not be converted.';

export const isUuid = (text: string): boolean => UUID.test(text);

const label = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAccess = (value: unknown): value is Access =>
  isObject(value) &&
  typeof value.id === 'string' &&
  isUuid(value.id) &&
  typeof value.readOnly === 'boolean' &&
  [value.hidePasswords, value.manage].every((flag) => flag == null || typeof flag === 'boolean');

type RefuseModel = (errors: FieldErrors) => Error;

interface Notes {
  readonly refuse: RefuseModel;
  readonly errors: Map<string, string[]>;
  /** Where the object stands in the body, with a dot at its end. */
  readonly path: string;
}

function note({ errors, path }: Notes, name: string, message: string): void {
  const key = name.startsWith('$') ? name : `${path}${name}`;
  errors.set(key, [...(errors.get(key) ?? []), message]);
}

/** The value, when it is what it should be; a missing or null one is only noted when it is required. */
function pick<T>(
  json: Json,
  notes: Notes,
  name: string,
  is: (value: unknown) => value is T,
  required = false,
): T | undefined {
  const value = json[name] ?? undefined;
  if (value === undefined) {
    if (required) note(notes, label(name), `The ${label(name)} field is required.`);
    return undefined;
  }
  if (is(value)) return value;
  note(notes, `$.${notes.path}${name}`, NOT_CONVERTED);
  return undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isNumber = (value: unknown): value is number | string =>
  Number.isInteger(value) || (isText(value) && /^-?\d+$/.test(value));
const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => isText(entry) && isUuid(entry));
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isGrants = (value: unknown): value is Access[] => Array.isArray(value) && value.every(isAccess);
const isObjects = (value: unknown): value is Json[] => Array.isArray(value) && value.every(isObject);

function readText(json: Json, notes: Notes, name: string, { required, max }: TextRule = {}): string | null {
  const value = pick(json, notes, name, isText, required) ?? null;
  if (value !== null && required && value.trim() === '')
    note(notes, label(name), `The ${label(name)} field is required.`);
  if (value !== null && max !== undefined && value.length > max)
    note(notes, label(name), `The field ${label(name)} must be a string with a maximum length of ${max}.`);
  return value;
}

function readAccess(json: Json, notes: Notes, name: string): readonly Access[] | undefined {
  const grants = pick(json, notes, name, isGrants);
  if (grants?.some(({ manage, readOnly, hidePasswords }) => manage && (readOnly || hidePasswords)))
    note(notes, label(name), 'Manage cannot stand together with ReadOnly or HidePasswords.');
  return grants?.map((grant) => ({ ...grant, id: grant.id.toLowerCase() }));
}

function createReader(json: Json, notes: Notes): BodyReader {
  return {
    text: (name, rule) => readText(json, notes, name, rule),
    integer(name, rule) {
      const value = pick(json, notes, name, isNumber, rule?.required);
      return value === undefined ? null : Number(value);
    },
    flag: (name, rule) => pick(json, notes, name, isFlag, rule?.required),
    ids: (name, rule) => pick(json, notes, name, isIds, rule?.required)?.map((id) => id.toLowerCase()),
    texts: (name) => pick(json, notes, name, isTexts),
    access: (name) => readAccess(json, notes, name),
    object: (name) => pick(json, notes, name, isObject),
    each: (name, rule) =>
      (pick(json, notes, name, isObjects, rule?.required) ?? []).map((entry, index) =>
        createReader(entry, { ...notes, path: `${notes.path}${label(name)}[${index}].` }),
      ),
    note: (name, message) => note(notes, name, message),
    finish() {
      if (notes.errors.size > 0) throw notes.refuse(Object.fromEntries(notes.errors));
    },
  };
}

function parse(bytes: Uint8Array, refuse: RefuseModel): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw refuse({ $: [NOT_CONVERTED] });
  }
}

/** The request's JSON object, to be read member by member. @param refuse in the shape of the public API, unless told. */
export function readBody(c: Context<PublicApiEnv>, refuse: RefuseModel = refuseModel): BodyReader {
  if (!/^application\/(\w+\+)?json\b/i.test(c.req.header('content-type') ?? '')) throw refuseEmpty(415);
  const bytes = c.get('body');
  if (bytes.byteLength === 0) throw refuse({ '': ['A non-empty request body is required.'] });
  const json = parse(bytes, refuse);
  if (!isObject(json)) throw refuse({ $: [NOT_CONVERTED] });
  return createReader(json, { errors: new Map(), path: '', refuse });
}
