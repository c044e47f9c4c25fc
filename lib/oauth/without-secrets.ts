import { encodeBase64, utf8Encode } from '../bytes';
import { CodedError } from '../errors';
import { asForm } from './client-auth';

const LONGEST = 300;

const inBase64 = (text: string): string[] => {
  const base64 = encodeBase64(utf8Encode(text)).replace(/=+$/, '');
  return [base64, base64.replaceAll('+', '-').replaceAll('/', '_')];
};

/** A client's secret in every form in which it is sent, and in those in which servers note what came. */
export function formsOfSecret(clientId: string, clientSecret: string): string[] {
  const pairs = [`${clientId}:${clientSecret}`, `${asForm(clientId)}:${asForm(clientSecret)}`];
  return [clientSecret, ...[clientSecret, ...pairs].flatMap(inBase64)];
}

const hex = (number: number, digits = 1): string => number.toString(16).padStart(digits, '0');

/** What some formats write in a way that only this character has. */
const OTHERWISE: Readonly<Record<string, string>> = {
  ' ': '\\+',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The ways in which forms, JSON (also within JSON) and web pages write a character, as a pattern. */
function waysOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const itself = `\\u{${hex(code)}}`;
  if (/\w/.test(character)) return itself;
  const units = character.split('').map((unit) => `\\\\{1,3}u${hex(unit.charCodeAt(0), 4)}`);
  const bytes = [...utf8Encode(character)].map((byte) => `%${hex(byte, 2)}`);
  const escaped = character === '\\' ? '\\\\{1,4}' : `\\\\{0,3}${itself}`;
  const ways = [escaped, units.join(''), bytes.join(''), `&#(?:0*${code}|x0*${hex(code)});`];
  const other = OTHERWISE[character];
  return `(?:${(other === undefined ? ways : [...ways, other]).join('|')})`;
}

/** A text without any of some secrets, however it writes them; longer ones first, so that none is left of one that holds another. */
export function strikeOut(text: string, secrets: readonly string[]): string {
  const given = secrets.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
  if (given.length === 0) return text;
  const patterns = given.map((secret) => [...secret].map(waysOf).join(''));
  return text.replaceAll(new RegExp(patterns.join('|'), 'giu'), '…');
}

/** Servers repeat what they were sent. An error without any of it. */
export function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof CodedError) || error.info.details.message === undefined) return error;
  const { code, details } = error.info;
  const message = strikeOut(details.message ?? '', secrets).slice(0, LONGEST);
  return new CodedError(code, { ...details, message });
}
