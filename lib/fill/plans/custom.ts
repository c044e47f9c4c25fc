import { type CustomField, type ItemKind, kindByName } from '../../items';
import type { FieldFacts, PlannedValue } from '../fill';
import { plainWords } from '../words/meanings';

/** What a plan needs of an item for the fields that the person has named. */
export interface WithOwnFields {
  readonly kind?: ItemKind;
  readonly values: Readonly<Record<string, string | null | undefined>>;
  readonly customFields?: readonly CustomField[];
}

const TEXT_TYPES = new Set([
  'text',
  'email',
  'tel',
  'number',
  'url',
  'password',
  'textarea',
  'select-one',
  'date',
]);

/** Ticks go into boxes to tick, all else into what text is typed into or chosen from; nothing where a new password is asked for. */
function takes({ type, autocomplete }: FieldFacts, own: CustomField): boolean {
  if (own.type === 'boolean') return type === 'checkbox';
  return TEXT_TYPES.has(type) && !/\bnew-password\b/i.test(autocomplete);
}

/** The page calls the field by this name and by nothing more: heuristics have no say where the person has. */
const isCalled = ({ name, id, label, nearby, placeholder }: FieldFacts, wanted: string): boolean =>
  [name, id, label, nearby, placeholder].some((text) => plainWords(text) === wanted);

function savedValue({ type, value, linkedId }: CustomField, { kind, values }: WithOwnFields): string | null {
  if (type !== 'linked') return value;
  const linked = kindByName(kind ?? 'login')?.linked[linkedId ?? -1];
  return (linked === undefined ? null : values[linked]) ?? null;
}

/** The fields of a form that an item's own fields name, and their values. Each own field is filled once, each field of the page too. */
export function customValues(item: WithOwnFields, fields: readonly FieldFacts[]): PlannedValue[] {
  const open = fields.filter(({ visible, editable, said }) => visible && editable && said !== 'other');
  const taken = new Set<number>();
  return (item.customFields ?? []).flatMap((own): PlannedValue[] => {
    const wanted = plainWords(own.name ?? '');
    const value = savedValue(own, item);
    const found = open.find(
      (facts) => !taken.has(facts.handle) && takes(facts, own) && isCalled(facts, wanted),
    );
    if (wanted === '' || !value || !found) return [];
    taken.add(found.handle);
    return [{ handle: found.handle, value, role: 'custom' }];
  });
}
