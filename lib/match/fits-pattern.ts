import { baseDomain } from './base-domain';
import { PatternError, parsePattern } from './pattern-parser';
import { type Budget, compilePattern, hasMatchBeyond } from './pattern-program';

const MAX_PATTERN = 256;
const MAX_TEXT = 2048;
/** A few milliseconds for one address; honest patterns take a hundredth of it. */
const MAX_WORK = 200_000;

/** A name that no pattern was written for. RFC 2606 keeps `.invalid` free. */
const STRANGER = 'stranger';

/** Whether the pattern accepts a page. @throws PatternError when it is no pattern, or too much of one. */
type Accepts = (origin: string, path: string) => boolean;

function createAccepts(pattern: string): Accepts {
  const program = compilePattern(parsePattern(pattern));
  const budget: Budget = { left: MAX_WORK };
  return (origin, path) =>
    hasMatchBeyond(program, `${origin}${path}`.toLowerCase().slice(0, MAX_TEXT), origin.length, budget);
}

/** The same name below other top levels of the same length, which anybody may register. */
function elsewhere(base: string): string {
  const [name = '', ...suffix] = base.split('.');
  return [name, ...suffix.map((label) => 'q'.repeat(label.length))].join('.');
}

/**
 * Origins of strangers that a pattern must not accept if it is to accept `page`: unrelated, appended, and prepended names, and the
 * same name elsewhere. Over http also schemes that do not exist: only who wrote `http` has asked for it.
 */
function strangers(page: URL): string[] {
  const { host, hostname, protocol, port } = page;
  const base = baseDomain(hostname) ?? hostname;
  const below = hostname.slice(0, hostname.length - base.length);
  const hosts = [
    `${STRANGER}.invalid`,
    `${hostname}.${STRANGER}.invalid`,
    `${STRANGER}${base}`,
    `${below}${STRANGER}${base}`,
    // A single label is nowhere else.
    ...(base.includes('.') ? [`${below}${elsewhere(base)}`] : []),
  ];
  const schemes = protocol === 'http:' ? [`${STRANGER}:`, `http${STRANGER}:`] : [];
  return [
    ...hosts.map((name) => `${protocol}//${name}${port && `:${port}`}`),
    ...schemes.map((scheme) => `${scheme}//${host}`),
  ];
}

function fitsOnlyHere(accepts: Accepts, page: URL): boolean {
  if (!accepts(page.origin, page.pathname)) return false;
  const copied = `/${page.host}${page.pathname}`;
  return !strangers(page).some((origin) => accepts(origin, page.pathname) || accepts(origin, copied));
}

/**
 * Tests a pattern on scheme, host, port and path of a page; case is ignored. The match has to begin with the scheme and to cover
 * host and port to their end, and a pattern that would also accept a stranger's host accepts nothing: so an address that was
 * saved for something else never becomes a pattern that reaches another site.
 * Patterns that are invalid, too long, too much work, or more than a finite automaton can do, match nothing; the time is bounded.
 */
export function fitsPattern(pattern: string, page: URL): boolean {
  if (pattern.length > MAX_PATTERN || page.origin.length + page.pathname.length > MAX_TEXT) return false;
  try {
    return fitsOnlyHere(createAccepts(pattern), page);
  } catch (error) {
    if (error instanceof PatternError) return false;
    throw error;
  }
}
