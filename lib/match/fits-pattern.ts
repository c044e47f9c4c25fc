import type { BaseDomain } from './compare-uri';
import { PatternError, parsePattern } from './pattern-parser';
import { compilePattern, hasMatchBeyond, type PatternProgram } from './pattern-program';

const MAX_PATTERN = 256;
const MAX_TEXT = 2048;

/** A name that no pattern was written for. RFC 2606 keeps `.invalid` free. */
const STRANGER = 'stranger';

function compile(pattern: string): PatternProgram | null {
  try {
    return compilePattern(parsePattern(pattern));
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}

function isMatch(program: PatternProgram, origin: string, path: string): boolean {
  return hasMatchBeyond(program, `${origin}${path}`.toLowerCase().slice(0, MAX_TEXT), origin.length);
}

/** Hosts of strangers that a pattern must not accept if it is to accept `page`: unrelated, appended, and prepended names. */
function strangers(page: URL, baseDomain: BaseDomain): string[] {
  const { hostname, protocol, port } = page;
  const base = baseDomain(hostname) ?? hostname;
  const below = hostname.slice(0, hostname.length - base.length);
  const hosts = [
    `${STRANGER}.invalid`,
    `${hostname}.${STRANGER}.invalid`,
    `${STRANGER}${base}`,
    `${below}${STRANGER}${base}`,
  ];
  return hosts.map((host) => `${protocol}//${host}${port && `:${port}`}`);
}

/**
 * Tests a pattern on scheme, host, port and path of a page; case is ignored. The match has to begin with the scheme and to cover
 * host and port to their end, and a pattern that would also accept a stranger's host accepts nothing: so an address that was
 * saved for something else never becomes a pattern that reaches another site.
 * Patterns that are invalid, too long, or more than a finite automaton can do, match nothing; the time is bounded.
 */
export function fitsPattern(pattern: string, page: URL, baseDomain: BaseDomain): boolean {
  if (pattern.length > MAX_PATTERN || page.origin.length + page.pathname.length > MAX_TEXT) return false;
  const program = compile(pattern);
  if (program === null || !isMatch(program, page.origin, page.pathname)) return false;
  const copied = `/${page.host}${page.pathname}`;
  return !strangers(page, baseDomain).some(
    (origin) => isMatch(program, origin, page.pathname) || isMatch(program, origin, copied),
  );
}
