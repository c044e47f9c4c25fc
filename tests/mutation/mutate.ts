/** JSON as it comes over the wire. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Path = readonly (string | number)[];

/** One thing done to one place of an answer. */
export interface Mutation {
  readonly name: string;
  readonly group: 'delete' | 'null' | 'type' | 'empty' | 'megabyte' | 'unicode' | 'damage';
  /** What stands there afterwards; undefined: nothing stands there any more. Not asked for values that it does not fit. */
  readonly apply: (value: Json) => Json | undefined;
  readonly fits: (value: Json) => boolean;
}

export interface Case {
  readonly path: Path;
  readonly mutation: Mutation;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);
const isText = (value: Json): value is string => typeof value === 'string';
const isNumber = (value: Json): value is number => typeof value === 'number';
const always = () => true;

const MEGABYTE = 1 << 20;

/** Repeats the entries of a list until its JSON is a megabyte long; an empty one gets numbers. */
function longList(value: readonly Json[]): Json {
  const entries = value.length > 0 ? value : [0];
  const times = Math.ceil(MEGABYTE / JSON.stringify(entries).length);
  return Array.from({ length: times }, () => entries).flat();
}

/** Adds members until the JSON is a megabyte long. */
function longObject(value: { readonly [name: string]: Json }): Json {
  const more = Array.from({ length: MEGABYTE >> 6 }, (_, at) => [`member${at}`, 'x'.repeat(44)] as const);
  return { ...value, ...Object.fromEntries(more) };
}

/** Lists in lists, deeper than most code can follow. Not even JSON.stringify can: this text stands for it until `toText`. */
export const DEEP = '<lists in lists>';
const DEPTH = 20_000;
const DEEP_TEXT = '['.repeat(DEPTH) + ']'.repeat(DEPTH);

/** Names that mean something to JavaScript itself. */
const HOSTILE = JSON.parse(
  '{"__proto__":{"id":"x"},"constructor":1,"toString":1,"valueOf":1,"length":-1}',
) as Json;

function damage(text: string): string {
  const at = text.length >> 1;
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

const mutation = (
  group: Mutation['group'],
  name: string,
  fits: (value: Json) => boolean,
  apply: Mutation['apply'],
): Mutation => ({ group, name, fits, apply });

/** A mutation for some kind of value only. */
const only = <T extends Json>(
  group: Mutation['group'],
  name: string,
  is: (value: Json) => value is T,
  apply: (value: T) => Json,
): Mutation => ({ group, name, fits: is, apply: (value) => apply(value as T) });

const becomes = (group: Mutation['group'], name: string, to: Json, fits: (value: Json) => boolean = always) =>
  mutation(group, name, fits, () => to);

/** Everything that is done to every place. */
export const MUTATIONS: readonly Mutation[] = [
  mutation('delete', 'deleted', always, () => undefined),
  becomes('null', 'null', null, (value) => value !== null),
  becomes('type', 'a text', 'odd', (value) => !isText(value)),
  becomes('type', 'a number as text', '7', (value) => !isText(value)),
  becomes('type', 'a number', 7, (value) => !isNumber(value)),
  becomes('type', 'true', true, (value) => value !== true),
  becomes('type', 'a list', ['odd', 7, null], (value) => !isList(value)),
  becomes('type', 'an object', { odd: 'odd' }, (value) => !isObject(value)),
  becomes('type', 'a hostile object', HOSTILE),
  becomes('empty', '""', '', (value) => value !== ''),
  becomes('empty', '[]', [], (value) => !isList(value) || value.length > 0),
  becomes('empty', '{}', {}, (value) => !isObject(value) || Object.keys(value).length > 0),
  becomes('megabyte', 'a megabyte of text', 'A'.repeat(MEGABYTE)),
  only('megabyte', 'a megabyte of its entries', isList, longList),
  only('megabyte', 'a megabyte of members', isObject, longObject),
  becomes('megabyte', 'lists in lists', DEEP),
  becomes('unicode', 'half a surrogate pair', '\ud83d'),
  becomes('unicode', 'a NUL', '\u0000'),
  only('unicode', 'half a pair behind it', isText, (text) => `${text}\udd11`),
  only('unicode', 'a NUL in it', isText, (text) => `${text.slice(0, 8)}\u0000${text.slice(8)}`),
  only('damage', 'one letter changed', isText, damage),
  only('damage', 'cut in half', isText, (text) => text.slice(0, text.length >> 1)),
  becomes('damage', '1e308', 1e308, isNumber),
  becomes('damage', '-1', -1, isNumber),
];

/** The place of every value in an answer, the answer itself included. */
export function pathsOf(value: Json, at: Path = []): Path[] {
  if (isList(value)) return [at, ...value.flatMap((entry, index) => pathsOf(entry, [...at, index]))];
  if (!isObject(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...at, name]))];
}

/** The value at a place; undefined where there is none. */
export function valueAt(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const step of path)
    value = value == null ? undefined : (value as Readonly<Record<string | number, Json>>)[step];
  return value;
}

/** Every mutation that fits at every place. */
export function casesOf(root: Json, paths: readonly Path[] = pathsOf(root)): Case[] {
  return paths.flatMap((path) => {
    const value = valueAt(root, path) as Json;
    return MUTATIONS.filter(({ fits }) => fits(value)).map((each) => ({ path, mutation: each }));
  });
}

/** The answer after a mutation. What does not lie on the way is the very same object. */
export function mutate(root: Json, { path, mutation: { apply } }: Case): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return apply(root);
  const inner = (root as Readonly<Record<string | number, Json>>)[step] as Json;
  const changed = mutate(inner, { path: rest, mutation: { apply } as Mutation });
  if (isList(root)) {
    if (changed === undefined) return root.filter((_, index) => index !== step);
    return root.map((entry, index) => (index === step ? changed : entry));
  }
  const entries = Object.entries(root as { readonly [name: string]: Json });
  const kept = entries.filter(([name]) => changed !== undefined || name !== step);
  return Object.fromEntries(kept.map(([name, value]) => [name, name === step ? (changed as Json) : value]));
}

/** A mutated answer as it goes over the wire. */
export const toText = (answer: Json): string => JSON.stringify(answer).replace(`"${DEEP}"`, DEEP_TEXT);

/** A case in words. */
export const describeCase = ({ path, mutation: { name } }: Case): string =>
  `${path.join('.') || 'the answer'}: ${name}`;
