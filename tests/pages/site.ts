import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { servePatterns } from './patterns.ts';
import { signedInPage, signInPage } from './sign-in-page.ts';

/** Who may sign in at the demo site. */
export const SITE_LOGIN = { user: 'ada@harbour.example', password: 'tide-Table!42 north' } as const;

/** One try to sign in, as the site received it. */
export interface SignInTry {
  readonly user: string;
  readonly password: string;
}

export interface SiteOptions {
  /** User names with their passwords; `SITE_LOGIN` unless told otherwise. */
  readonly users?: Readonly<Record<string, string>>;
  /** Adds pages beside these. */
  readonly extend?: (site: Hono) => void;
}

export interface Site {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every try since the start, oldest first. */
  readonly received: readonly SignInTry[];
  close(): Promise<void>;
}

const folder = new URL('.', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** A page that lets nothing in that does not say it may be let in, and no script, style or frame but its own. */
const ISOLATED = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; require-trusted-types-for 'script'",
} as const;

/** What is served, with a slash at the end but for the first. */
const FOLDERS = ['', 'clickjacking/', 'frames/'] as const;

const listFiles = (below: string): string[] =>
  readdirSync(new URL(`./${below}`, folder))
    .filter((name) => /\.(html|js)$/.test(name))
    .map((name) => `${below}${name}`);

/** Names of the sample pages of a folder, without their ending. */
export function listPages(below: (typeof FOLDERS)[number] = ''): string[] {
  const names = listFiles(below).filter((name) => name.endsWith('.html'));
  return names.map((name) => name.slice(below.length).replace(/\.html$/, '')).sort();
}

/** What the closed page's server says of itself. */
export const REALM = 'Harbour office';

/** The user name and password of an `Authorization` header (RFC 7617); null for none. */
function readBasic(header: string | undefined): SignInTry | null {
  const [scheme, encoded] = header?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'basic' || !encoded) return null;
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { user, password: rest.join(':') };
}

/**
 * A site with a sign-in page at `/`, the same with every lock at `/isolated`, the sample pages below `/pages/`, and `/closed`, whose
 * server asks for a password before it shows anything, and `/goes-to?address=`, which leads elsewhere; the pages of the patterns of forms below
 * `/patterns/`.
 * @param received every try to sign in is added to it.
 */
export function createSite(received: SignInTry[] = [], { users, extend }: SiteOptions = {}): Hono {
  const known = new Map(Object.entries(users ?? { [SITE_LOGIN.user]: SITE_LOGIN.password }));
  const served = new Set(FOLDERS.flatMap(listFiles));
  const site = new Hono();
  site.get('/', (context) => context.html(signInPage()));
  site.get('/isolated', (context) => context.html(signInPage(), 200, ISOLATED));
  site.get('/goes-to', (context) => context.redirect(context.req.query('address') ?? '/'));
  site.post('/sign-in', async (context) => {
    const form = await context.req.formData();
    const user = String(form.get('email') ?? form.get('user') ?? '');
    const password = String(form.get('password') ?? '');
    received.push({ user, password });
    if (known.get(user) === password) return context.html(signedInPage(user));
    return context.html(signInPage('That e-mail address and password do not belong together.'), 401);
  });
  site.get('/closed', (context) => {
    const tried = readBasic(context.req.header('authorization'));
    if (tried) received.push(tried);
    if (tried && known.get(tried.user) === tried.password) return context.html(signedInPage(tried.user));
    const challenge = { 'www-authenticate': `Basic realm="${REALM}", charset="UTF-8"` };
    return context.text('A password is needed.', 401, challenge);
  });
  site.get('/pages/:name{.+}', (context) => {
    const name = context.req.param('name');
    if (!served.has(name)) return context.notFound();
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
    return context.body(readFileSync(new URL(name, folder), 'utf8'), 200, { 'content-type': type });
  });
  servePatterns(site);
  extend?.(site);
  return site;
}

/**
 * Starts the site on this machine only.
 * @param port any free one unless told.
 */
export async function startSite(port = 0, options: SiteOptions = {}): Promise<Site> {
  const received: SignInTry[] = [];
  const { fetch } = createSite(received, options);
  const server = serve({ fetch, port, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open.
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
