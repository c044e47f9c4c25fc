import type { Finding } from './finding';

/** What this program and this browser are. */
export interface Teller {
  readonly version: string;
  readonly browser: string;
  /** Of the official cloud, or somebody's own. */
  readonly isOwnServer: boolean;
}

/** Products that are known: of any other, nothing is repeated. */
const PRODUCTS = ['Vaultwarden', 'Bitwarden'] as const;
/** Three numbers and no more: four are an address of a network. */
const VERSION = /(?<![\d.])\d{1,4}\.\d{1,2}\.\d{1,2}(?![\d.])/;

/** What a server says it is, without its own words. */
function productOf(text: string): string {
  const product =
    PRODUCTS.find((name) => text.toLowerCase().startsWith(name.toLowerCase())) ?? 'another server';
  return [product, VERSION.exec(text)?.[0]].filter(Boolean).join(' ');
}

const lineOf = ({ check, code, verdict, number, text }: Finding): string => {
  const more = [number === null ? null : String(Math.round(number)), text === null ? null : productOf(text)];
  const told = more.filter(Boolean).join(', ');
  return `${check}: ${verdict}, ${code}${told === '' ? '' : ` (${told})`}`;
};

/**
 * The findings as text to be pasted where anybody may read it: no address, no name, no token, no path, and nothing that a server has
 * written, but for a product that is known and a number of a version.
 */
export const reportFor = ({ version, browser, isOwnServer }: Teller, findings: readonly Finding[]): string =>
  [
    `Latchkey ${version}, ${browser}`,
    `Server: ${isOwnServer ? 'own' : 'official cloud'}`,
    ...findings.map(lineOf),
  ].join('\n');
