import { parseSync } from 'vite';
import type { SourceFile } from './source-files';

export interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface ParsedSource {
  readonly program: AstNode;
  readonly comments: readonly { readonly value: string; readonly start: number }[];
}

/** The syntax tree of a file. Throws when it is no TypeScript. */
export function parseSource({ path, text }: SourceFile): ParsedSource {
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { program: program as unknown as AstNode, comments };
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string';

/** Calls back for a node and everything below it. */
export function visit(node: AstNode, callback: (node: AstNode) => void): void {
  callback(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, callback);
  }
}

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const MODULE_NODES = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSImportEqualsDeclaration',
]);

/** Every module that a file names: imports, re-exports, `import()` and types by `import('…')`. Type-only ones count too. */
export function readImports(file: SourceFile): { readonly specifier: string; readonly line: number }[] {
  const found: { specifier: string; line: number }[] = [];
  visit(parseSource(file).program, (node) => {
    if (!MODULE_NODES.has(node.type)) return;
    const source = (node.source ?? node.argument) as { value?: unknown } | null;
    if (typeof source?.value === 'string') {
      found.push({ specifier: source.value, line: lineOf(file.text, node.start) });
    }
  });
  return found;
}
