import { type AstNode, lineOf, parseSource, visit } from './parse-source';
import type { SourceFile } from './source-files';

/** Server functions that Latchkey recognises but never calls: each could give a server more power over keys. */
const NEVER_CALLED = [
  /rotate-user-(account-)?keys/i,
  /accounts\/key(s)?\/rotat/i,
  /reset-password-enrollment/i,
  /key-connector/i,
  /emergency-access/i,
  /accounts\/(set|convert-to)-key/i,
];

/** Where a framework wants a default export. */
const DEFAULT_EXPORTS =
  /^(wxt\.config\.ts|tests\/.*config\.ts|entrypoints\/[a-z-]+(\.content)?\/index\.ts|entrypoints\/.*\.d\.ts)$/;

const COMMENTS: readonly (readonly [RegExp, string])[] = [
  [/@ts-(ignore|expect-error|nocheck)/, 'switches the compiler off'],
  [/\b(TODO|FIXME|XXX)\b/, 'leaves work for later'],
  [/(biome|eslint)-(ignore|disable)/, 'switches the linter off'],
];

type Rule = (node: AstNode, file: SourceFile) => string | null;

const name = (value: unknown): string => ((value as { name?: string } | null)?.name ?? '') as string;

const anywhere: readonly Rule[] = [
  ({ type }) => (type === 'TSAnyKeyword' ? 'any' : null),
  ({ type }) => (type === 'TSEnumDeclaration' ? 'an enum; use a union or a const table' : null),
  ({ type, exportKind }, { path }) =>
    type === 'ExportDefaultDeclaration' && exportKind !== 'type' && !DEFAULT_EXPORTS.test(path)
      ? 'a default export'
      : null,
  ({ type, object, property }) =>
    type === 'MemberExpression' &&
    /^(it|test|describe)$/.test(name(object)) &&
    /^(skip|only|todo|fixme|fails)$/.test(name(property))
      ? 'a test that does not count'
      : null,
];

const inShipped: readonly Rule[] = [
  ({ type }, { path }) =>
    type === 'ExportAllDeclaration' && path.endsWith('index.ts') ? 'export *; name what you give' : null,
  ({ type, callee, arguments: given }, { path }) => {
    const isText = type === 'CallExpression' && name((callee as AstNode).property) === 'getMessage';
    const hasParts = isText && (given as AstNode[]).length > 1;
    return hasParts && path !== 'lib/text/text.ts' ? 'a text whose parts nobody isolates; use t' : null;
  },
  ({ type, superClass }) =>
    type === 'ClassDeclaration' && !superClass ? 'a class; use createX(deps)' : null,
  ({ type, object }) => (type === 'MemberExpression' && name(object) === 'console' ? 'console' : null),
  ({ type, callee }) =>
    /^(Call|New)Expression$/.test(type) && /^(eval|Function)$/.test(name(callee)) ? 'code from text' : null,
  ({ type, property }) =>
    type === 'MemberExpression' && /^(innerHTML|outerHTML)$/.test(name(property)) ? 'HTML from text' : null,
  ({ type, name: attribute }) =>
    type === 'JSXAttribute' && name(attribute) === 'dangerouslySetInnerHTML' ? 'HTML from text' : null,
  ({ type, value }) =>
    type === 'Literal' && typeof value === 'string' && NEVER_CALLED.some((pattern) => pattern.test(value))
      ? `a server function that is never called (${value})`
      : null,
  ({ type, value }) => {
    const text = (value as { raw?: string } | null)?.raw ?? '';
    return type === 'TemplateElement' && NEVER_CALLED.some((pattern) => pattern.test(text))
      ? `a server function that is never called (${text})`
      : null;
  },
];

/** `let` and `var` at the top of a module: state that dies with the worker, so it must be a cache and say so in its name. */
function moduleState(program: AstNode, { path }: SourceFile): AstNode[] {
  if (path.endsWith('.cache.ts')) return [];
  return (program.body as AstNode[])
    .map((node) =>
      node.type === 'ExportNamedDeclaration' ? ((node.declaration as AstNode | null) ?? node) : node,
    )
    .filter(({ type, kind, declare }) => type === 'VariableDeclaration' && kind !== 'const' && !declare);
}

/** What must not be in our code, as sentences with file and line. `shipped` adds the rules for what reaches people. */
export function findForbidden(file: SourceFile, shipped: boolean): string[] {
  const { program, comments } = parseSource(file);
  const found: string[] = [];
  const tell = (start: number, what: string) =>
    found.push(`${file.path}:${lineOf(file.text, start)}: ${what}`);
  visit(program, (node) => {
    for (const rule of shipped ? [...anywhere, ...inShipped] : anywhere) {
      const what = rule(node, file);
      if (what) tell(node.start, what);
    }
  });
  if (shipped)
    for (const node of moduleState(program, file)) tell(node.start, 'module-level state outside *.cache.ts');
  for (const { value, start } of comments) {
    for (const [pattern, what] of COMMENTS) if (pattern.test(value)) tell(start, what);
  }
  return found;
}
