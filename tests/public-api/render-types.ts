import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { OPERATIONS, type Operation, SCHEMAS, type Schema, withReferencesTo } from './description';

const HEAD = `/**
 * The organisation Public API as types: made from \`organization-api.openapi.yaml\`. Do not edit; \`npm run generate\` makes it anew.
 */`;

const exact = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

function parametersOf(operation: Operation, place: 'path' | 'query'): Schema | null {
  const own = operation.parameters.filter((parameter) => parameter.in === place);
  if (own.length === 0) return null;
  const required = own.filter((parameter) => parameter.required).map(({ name }) => name);
  return exact(Object.fromEntries(own.map(({ name, schema }) => [name, schema])), required);
}

function operationSchema(operation: Operation): Schema {
  const { method, path, body, answer } = operation;
  const parts = {
    method: { const: method },
    route: { const: path },
    path: parametersOf(operation, 'path'),
    query: parametersOf(operation, 'query'),
    body,
    answer: answer ?? { type: 'null' },
  };
  const present = Object.entries(parts).filter((part): part is [string, Schema] => part[1] !== null);
  return exact(Object.fromEntries(present));
}

/** The generator tells of each shape where it found it; nobody reads that. */
const ORIGIN = /\/\*\*\n \* This interface was referenced by [^/]*\*\/\n/g;

/** TypeScript for every shape of the description, and for every operation by its name. */
export async function renderTypes(): Promise<string> {
  const operations = exact(
    Object.fromEntries(OPERATIONS.map((operation) => [operation.id, operationSchema(operation)])),
  );
  const schema = withReferencesTo('#/definitions', { ...operations, definitions: SCHEMAS });
  const text = await compile(schema as JSONSchema, 'PublicApiOperations', {
    bannerComment: HEAD,
    additionalProperties: false,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 110, trailingComma: 'all' },
  });
  return text.replace(ORIGIN, '').replace(/(?<=[};])\nexport /g, '\n\nexport ');
}
