import { formatNumber, type TextKey, t } from '../../../lib/text';
import { accessText, memberType, permissionNames } from '../labels';
import { CUSTOM, type Difference, type Draft, differences } from './draft';
import { accessAt, LEVELS, type Level } from './rows-as-drafts';

/** A line of a preview; `care`: it is worth a second look. */
export interface ChangeLine {
  readonly text: string;
  readonly isGrave?: boolean;
}

/** What things are called that have only an id here. */
export interface Namer {
  /** Of what an access is to, or whose it is. */
  readonly access: (id: string) => string;
  readonly group: (id: string) => string;
  readonly member: (id: string) => string;
}

const OWNER = '0';

export const levelText = (level: string): string =>
  (LEVELS as readonly string[]).includes(level)
    ? accessText({ id: '', ...accessAt(level as Level) })
    : t('accessNone');

const line = (label: string, before: string, after: string): string =>
  t('changeLine', label, before || t('none'), after || t('none'));

/** For what there was nothing of before, and something of from now on. */
const newLine = (label: string, before: string, after: string): string =>
  before === '' ? t('newLine', label, after) : line(label, before, after);

const roleText = (type: string): string => (type === '' ? '' : memberType({ type: Number(type) }));

function roleLines({ before, after }: Difference): readonly ChangeLine[] {
  const isGrave = before === OWNER || after === OWNER;
  const lines: ChangeLine[] = [
    { text: newLine(t('memberRole'), roleText(before), roleText(after)), isGrave },
  ];
  if (after === OWNER) lines.push({ text: t('becomesOwner'), isGrave });
  if (before === OWNER) lines.push({ text: t('ownerNoMore'), isGrave });
  return lines;
}

const LISTS: Readonly<Record<string, (is: boolean) => TextKey>> = {
  group: (is) => (is ? 'joinsGroup' : 'leavesGroup'),
  member: (is) => (is ? 'memberJoins' : 'memberLeaves'),
  may: (is) => (is ? 'mayNow' : 'mayNoMore'),
};

function entryLine({ name, before, after }: Difference, namer: Namer): ChangeLine {
  const [list = '', id = ''] = name.split(/:(.*)/s);
  if (list === 'access') {
    const text = line(namer.access(id), levelText(before), levelText(after));
    return { text, isGrave: after === '' };
  }
  const called =
    list === 'may' ? permissionNames([id]) : list === 'group' ? namer.group(id) : namer.member(id);
  const key = LISTS[list]?.(after !== '');
  return { text: key ? t(key, called) : name, isGrave: after === '' && list !== 'may' };
}

function lineOf(one: Difference, namer: Namer): readonly ChangeLine[] {
  const { name, before, after } = one;
  if (name === 'type') return roleLines(one);
  if (name === 'name') return [{ text: newLine(t('fieldItemName'), before, after) }];
  if (name === 'externalId') return [{ text: line(t('externalId'), before, after) }];
  return name.includes(':') ? [entryLine(one, namer)] : [];
}

/** How many accesses end: lines of them are easily read over. */
function lossLine(all: readonly Difference[]): readonly ChangeLine[] {
  const lost = all.filter(({ name, after }) => name.startsWith('access:') && after === '').length;
  return lost < 2 ? [] : [{ text: t('losesAccess', formatNumber(lost)), isGrave: true }];
}

/** What changes of a row, in words, a line for each thing; nothing when nothing does. */
export function whatChanges(before: Draft, after: Draft, namer: Namer): readonly ChangeLine[] {
  const isLeavingCustom = before.type === CUSTOM && after.type !== CUSTOM && 'type' in after;
  const all = differences(before, after);
  const told = isLeavingCustom ? all.filter(({ name }) => !name.startsWith('may:')) : all;
  const permissions = all.length - told.length;
  return [
    ...told.flatMap((one) => lineOf(one, namer)),
    ...(permissions > 0 ? [{ text: t('permissionsEnd', formatNumber(permissions)) }] : []),
    ...lossLine(all),
  ];
}
