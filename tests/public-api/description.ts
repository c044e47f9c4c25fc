import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/** A JSON schema as it stands in the description. */
export type Schema = Readonly<Record<string, unknown>>;

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface WrittenOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}

type Method = 'get' | 'post' | 'put' | 'delete';
type PathItem = Readonly<Partial<Record<Method, WrittenOperation>>> & {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
};

interface Description {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
}

/** One of the things that the API can do. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As it is written, with `{id}` where an id goes. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** What is sent; null when nothing is. */
  readonly body: Schema | null;
  /** What a good answer holds; null when it is empty. */
  readonly answer: Schema | null;
}

const METHODS = ['get', 'post', 'put', 'delete'] as const;

/** Where the description lies. */
export const DESCRIPTION_FILE = join(import.meta.dirname, 'organization-api.openapi.yaml');

const description = load(readFileSync(DESCRIPTION_FILE, 'utf8')) as Description;

/** The shapes that operations share, by name. */
export const SCHEMAS = description.components.schemas;

/** The schema with its references pointing into `place` instead of the document that it was taken from. */
export const withReferencesTo = (place: string, schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${place}/`)) as Schema;

const jsonOf = (part: Content | undefined): Schema | null =>
  part?.content?.['application/json']?.schema ?? null;

function parameter(written: Parameter | { readonly $ref: string }): Parameter {
  if (!('$ref' in written)) return written;
  const found = description.components.parameters[written.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`The description lacks ${written.$ref}`);
  return found;
}

function operationsOf([path, item]: [string, PathItem]): Operation[] {
  return METHODS.flatMap((method) => {
    const written = item[method];
    if (!written) return [];
    return {
      id: written.operationId,
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters: [...(item.parameters ?? []), ...(written.parameters ?? [])].map(parameter),
      body: jsonOf(written.requestBody),
      answer: jsonOf(written.responses['200']),
    };
  });
}

/** Everything that the API can do, in the description's order. */
export const OPERATIONS: readonly Operation[] = Object.entries(description.paths).flatMap(operationsOf);
