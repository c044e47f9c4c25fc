import type { FieldSpec, Item, KindSpec, Overview } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import { SLOT_KEYS } from '../state/clipboard';
import type { OpenedItem } from '../state/opened-item';
import { ctrlCap } from '../ui/key-cap';
import { PlainField, ProblemField, SecretField, WithheldField } from './Field';
import { TotpCode } from './TotpCode';

interface ItemFieldsProps {
  item: Item;
  /** What the list knows: which values there are even while the item is sealed. */
  row: Overview;
  opened: OpenedItem;
}

interface SpecFieldProps extends ItemFieldsProps {
  spec: KindSpec;
  field: FieldSpec;
}

function SecretSpecField({ field, item, opened }: SpecFieldProps) {
  const label = t(field.label as TextKey);
  const cap = field.copy && ctrlCap(SLOT_KEYS[field.copy]);
  const value = item.values[field.name] ?? null;
  if (field.input === 'totp' && !opened.sealed) {
    return <TotpCode id={item.id} label={label} cap={cap} guard={opened.guard} />;
  }
  return <SecretField label={label} value={value} cap={cap} onUnseal={opened.unseal} />;
}

/** One field of the kind's table: its value, or why there is none to show. Nothing where nothing was ever written. */
function SpecField(props: SpecFieldProps) {
  const { spec, field, item, opened, row } = props;
  const label = t(field.label as TextKey);
  const value = item.values[field.name] ?? null;
  const problem = item.problems.find(({ path }) => path === `${spec.wireObject}.${field.name}`);
  if (problem) return <ProblemField label={label} reason={problem.reason} />;
  const isSecret = field.input === 'secret' || field.input === 'totp';
  if (isSecret && !item.canViewPassword) return <WithheldField label={label} />;
  const isKept = opened.sealed && (field.copy === undefined || row.copies.includes(field.copy));
  if (isSecret && (isKept || value)) return <SecretSpecField {...props} />;
  if (!value) return null;
  const cap = field.copy && ctrlCap(SLOT_KEYS[field.copy]);
  return <PlainField label={label} value={value} cap={cap} isCode={field.input === 'code'} />;
}

/** The fields of a kind, drawn from its table. */
export function KindFields({ spec, item, row, opened }: ItemFieldsProps & { spec: KindSpec }) {
  const fields = spec.fields.map((field) => ({ field, key: field.name }));
  if (fields.length === 0) return null;
  return (
    <section class="fields">
      {fields.map(({ field, key }) => (
        <SpecField key={key} spec={spec} field={field} item={item} row={row} opened={opened} />
      ))}
    </section>
  );
}

/** Whatever could be read of a kind that this version does not know; all of it hidden at first. */
export function UnknownFields({ item, opened }: Omit<ItemFieldsProps, 'row'>) {
  return (
    <section class="fields">
      <p class="fld small t2">{t('unknownKindText', String(item.wireType ?? '?'))}</p>
      {Object.entries(item.values).map(([name, value]) => (
        <SecretField key={name} label={name} value={value} onUnseal={opened.unseal} />
      ))}
    </section>
  );
}
