import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { OPERATIONS, type Operation, SCHEMAS, type Schema, withReferencesTo } from './description';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/;

const PLACE = 'organization-api';

type Node = Record<string, unknown>;

/** Open by nature: parts of others, and refusals, which every server writes in its own way. */
const OPEN = new Set([
  'ApiError',
  ...Object.values(SCHEMAS).flatMap(({ allOf }) =>
    ((allOf ?? []) as Node[]).map(({ $ref }) => String($ref).split('/').at(-1)),
  ),
]);

/** An answer holds what is described and nothing else, so that a wrong name cannot pass as an unknown one. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { allOf, ...own } = schema as Node;
  const inner = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, closed(value)]));
  if (allOf) return { ...inner, type: 'object', allOf, unevaluatedProperties: false };
  return 'properties' in own && !('additionalProperties' in own)
    ? { ...inner, additionalProperties: false }
    : inner;
}

function createValidator(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  ajv.addFormat('uuid', UUID).addFormat('date-time', MOMENT);
  const shapes = Object.entries(SCHEMAS).map(([name, schema]) => [
    name,
    OPEN.has(name) ? schema : closed(schema),
  ]);
  return ajv.addSchema({
    $id: PLACE,
    $defs: withReferencesTo('#/$defs', Object.fromEntries(shapes) as Schema),
  });
}

const validator = createValidator();
const compiled = new Map<Schema, ValidateFunction>();

/** What is wrong with a value by its schema, each as path and reason; nothing when it fits. */
export function findFaults(schema: Schema, value: unknown): string[] {
  const validate = compiled.get(schema) ?? validator.compile(withReferencesTo(`${PLACE}#/$defs`, schema));
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The operation of this name. Throws when there is none. */
export function operation(id: string): Operation {
  const found = OPERATIONS.find((known) => known.id === id);
  if (!found) throw new Error(`The description has no ${id}`);
  return found;
}

/** What is wrong with the body of a good answer. */
export function findAnswerFaults({ answer }: Operation, text: string): string[] {
  if (!answer) return text === '' ? [] : [`a body where none should be: ${text}`];
  return findFaults(answer, JSON.parse(text));
}

/** What is wrong with the body of a refusal, when it has one. */
export const findRefusalFaults = (text: string): string[] =>
  text === '' ? [] : findFaults({ $ref: '#/components/schemas/ApiError' }, JSON.parse(text));
