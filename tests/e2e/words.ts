import { readFileSync } from 'node:fs';

const messages = JSON.parse(
  readFileSync(new URL('../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
) as Record<string, { readonly message: string }>;

/** A visible text as the extension shows it: by its key in messages.json, with its parts. */
export function t(key: string, ...parts: (string | number)[]): string {
  const text = messages[key]?.message;
  if (text === undefined) throw new Error(`messages.json has no text ${key}`);
  return text.replace(/\$(\d)/g, (_, number) => String(parts[Number(number) - 1] ?? ''));
}

/** The sentence of an error code: `$1` host, `$2` the server's words, `$3` a number. */
export const errorText = (code: string, ...parts: (string | number)[]): string =>
  t(`error_${code.replaceAll('-', '_')}`, ...parts);

/** A label as it stands inside a phrase: "Password" in "Copy password". */
export const inPhrase = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
