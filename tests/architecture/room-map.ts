import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS } from './rooms';
import { ROOT } from './source-files';

const START = '<!-- rooms -->';
const END = '<!-- /rooms -->';

function neighbours(allowed: readonly string[]): string {
  const named = allowed.filter((room) => room !== '*' && !room.startsWith('!'));
  const barred = allowed.filter((room) => room.startsWith('!')).map((room) => `\`${room.slice(1)}\``);
  if (allowed.includes('*')) return barred.length > 0 ? `every room but ${barred.join(', ')}` : 'every room';
  return named.map((room) => `\`${room.replace(/^lib\//, '')}\``).join(', ') || 'nothing';
}

/** What a room owns: the first sentence of its door's head. */
function purpose(room: string): string {
  try {
    const head = readFileSync(join(ROOT, room, 'index.ts'), 'utf8').match(/^\/\*\*([\s\S]*?)\*\//)?.[1] ?? '';
    const words = head
      .replace(/^\s*\* ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    return (words.match(/^Room: [^.]+\. (.*?[.;:])( |$)/)?.[1] ?? '').replace(/[.;:]$/, '');
  } catch {
    return '';
  }
}

/** The room table as markdown, for the README. */
export function renderRoomMap(): string {
  const rows = Object.entries(ROOMS).map(
    ([room, allowed]) => `| \`${room}\` | ${purpose(room)} | ${neighbours(allowed)} |`,
  );
  return ['| Room | owns | may enter |', '|---|---|---|', ...rows].join('\n');
}

/** The README with its room table made anew. Throws when the two marks are not there. */
export function withRoomMap(readme: string): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`README.md lacks ${START} or ${END}`);
  return `${readme.slice(0, start + START.length)}\n${renderRoomMap()}\n${readme.slice(end)}`;
}
