import { readdirSync, readFileSync } from 'node:fs';
import type { Hono } from 'hono';

const folder = new URL('patterns/', import.meta.url);
const packages = new URL('../../node_modules/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  xhtml: 'application/xhtml+xml; charset=utf-8',
};
/** Libraries that keep a copy of what stands in a field, as their packages ship them for pages. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'react.js': 'react/umd/react.production.min.js',
  'react-dom.js': 'react-dom/umd/react-dom.production.min.js',
  'vue.js': 'vue/dist/vue.global.prod.js',
  'imask.js': 'imask/dist/imask.min.js',
  'inputmask.js': 'inputmask/dist/inputmask.min.js',
};

/** File names of the pages that show the patterns of forms, by their numbers: `NN-name.html`. */
export function listPatterns(): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort();
}

const readText = (name: string, from: URL): string => readFileSync(new URL(name, from), 'utf8');

/** Boxes that pages say a password goes into, in their markup or their scripts, and the frame that has one. */
const PASSWORD_BOX = /(?:expect|expect-of|typed)["']?[=:] ?["']?password\b|frame-login/;

/** True for a page that a password is typed into. @param file as `listPatterns` names it. */
export const takesPassword = (file: string): boolean => PASSWORD_BOX.test(readText(file, folder));

/** Serves the pages below `/patterns/`, each under the policy that it names in `data-policy`; and what they load. */
export function servePatterns(site: Hono): void {
  const served = new Set(readdirSync(folder));
  site.get('/patterns/:name', (context) => {
    const name = context.req.param('name');
    if (!served.has(name)) return context.notFound();
    const text = readText(name, folder);
    const policy = /^<html[^>]* data-policy="([^"]+)"/m.exec(text)?.[1];
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
    return context.body(text, 200, {
      'content-type': type,
      ...(policy && { 'content-security-policy': policy }),
    });
  });
  site.get('/libraries/:name', (context) => {
    const path = LIBRARIES[context.req.param('name')];
    if (!path) return context.notFound();
    return context.body(readText(path, packages), 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
}
