import { type CustomField, type Item, kindByName } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import type { OpenedItem } from '../state/opened-item';
import { Icon } from '../ui/Icon';
import { Field, PlainField, ProblemField, SecretField, WithheldField } from './Field';

/** The label of the field that a linked one points at. */
function linkedLabel(item: Item, linkedId: number | null): string {
  const spec = kindByName(item.kind);
  const name = linkedId === null ? undefined : spec?.linked[linkedId];
  const label = spec?.fields.find((field) => field.name === name)?.label;
  return label ? t(label as TextKey) : (name ?? t('linkedUnknown'));
}

function Flag({ isYes }: { isYes: boolean }) {
  return (
    <span class="line">
      <Icon name={isYes ? 'check' : 'x'} small class={isYes ? 'ok' : 't3'} />
      {t(isYes ? 'yes' : 'no')}
    </span>
  );
}

interface OwnFieldProps {
  item: Item;
  field: CustomField;
  index: number;
  opened: OpenedItem;
}

function OwnField({ item, field, index, opened }: OwnFieldProps) {
  const label = field.name || t('namelessField');
  const problem = item.problems.find(({ path }) => path.startsWith(`fields.${index}.`));
  if (problem) return <ProblemField label={label} reason={problem.reason} />;
  if (field.type === 'linked') {
    return (
      <Field label={t('linkedField', label)} buttons={<span class="tag">{t('tagLinked')}</span>}>
        {linkedLabel(item, field.linkedId)}
      </Field>
    );
  }
  if (field.type === 'boolean') {
    return (
      <Field label={label}>
        <Flag isYes={field.value === 'true'} />
      </Field>
    );
  }
  if (field.type === 'text') return <PlainField label={label} value={field.value ?? ''} />;
  if (!item.canViewPassword) return <WithheldField label={label} />;
  return (
    <SecretField label={label} value={opened.sealed ? null : (field.value ?? '')} onUnseal={opened.unseal} />
  );
}

/** The fields that a person has added. */
export function CustomFields({ item, opened }: { item: Item; opened: OpenedItem }) {
  if (item.customFields.length === 0) return null;
  const fields = item.customFields.map((field, index) => ({ field, index, key: `${index}` }));
  return (
    <section class="fields">
      {fields.map(({ field, index, key }) => (
        <OwnField key={key} item={item} field={field} index={index} opened={opened} />
      ))}
    </section>
  );
}
