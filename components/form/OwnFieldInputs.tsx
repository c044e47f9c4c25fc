import { type CustomFieldType, type DraftField, type ItemDraft, kindByName } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import { Check } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { PasswordField } from '../ui/PasswordField';
import { SelectField } from '../ui/SelectField';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { moveTo, removeAt, replaceAt } from './edit-list';
import { changeDraft } from './editing';
import { Grip } from './Grip';
import { editing } from './kept-form';
import { useFocusNew } from './use-focus-new';
import { useReorder } from './use-reorder';

interface Props {
  draft: ItemDraft;
  at: number;
  field: DraftField;
}

const TYPES: readonly (readonly [CustomFieldType, TextKey])[] = [
  ['text', 'typeText'],
  ['hidden', 'typeHidden'],
  ['boolean', 'typeBoolean'],
  ['linked', 'typeLinked'],
];

/** What a linked field can point at, by the numbers of the wire. */
function linkOptions({ kind }: ItemDraft) {
  const spec = kindByName(kind);
  const labels = new Map(spec?.fields.map(({ name, label }) => [name, label]));
  return Object.entries(spec?.linked ?? {}).map(([value, name]) => ({
    value,
    label: t((labels.get(name) ?? 'namelessField') as TextKey),
  }));
}

/** As it was when the form was opened: what is typed does not change the kind of input under it. */
const isLong = ({ from }: DraftField): boolean =>
  from !== null && (editing.peek()?.original.customFields[from]?.value.includes('\n') ?? false);

function ValueInput({ draft, at, field }: Props) {
  const change = (entry: Partial<DraftField>) =>
    changeDraft({ customFields: replaceAt(draft.customFields, at, entry) });
  const props = {
    label: t('fieldValue', at + 1),
    bare: true,
    value: field.value,
    onInput: (value: string) => change({ value }),
  };
  // A line would lose the breaks of a text that has some.
  if (isLong(field)) return <TextArea {...props} {...(field.type === 'hidden' && { secret: true })} />;
  if (field.type === 'text') return <TextField {...props} />;
  if (field.type === 'hidden') return <PasswordField {...props} autoComplete="off" />;
  if (field.type === 'boolean')
    return (
      <Check checked={field.value === 'true'} onChange={(isOn) => change({ value: String(isOn) })}>
        {t('yes')}
      </Check>
    );
  return (
    <SelectField
      label={props.label}
      bare
      value={String(field.linkedId ?? '')}
      options={linkOptions(draft)}
      onChoose={(value) => change({ linkedId: Number(value) })}
    />
  );
}

function FieldMenu({ draft: { customFields }, at, field }: Props) {
  const move = (to: number) => changeDraft({ customFields: moveTo(customFields, at, to) });
  const entries: MenuEntry[] = [
    ...(at > 0 ? [{ label: t('moveUp'), icon: 'up' as const, run: () => move(at - 1) }] : []),
    ...(at < customFields.length - 1
      ? [{ label: t('moveDown'), icon: 'down' as const, run: () => move(at + 1) }]
      : []),
    {
      label: t('removeField'),
      icon: 'trash',
      run: () => changeDraft({ customFields: removeAt(customFields, at) }),
    },
  ];
  return (
    <MenuButton name={t('fieldMenu', field.name || t('namelessField'))} class="ib" entries={entries}>
      <Icon name="more" />
    </MenuButton>
  );
}

const newField = (draft: ItemDraft, type: CustomFieldType): DraftField => ({
  from: null,
  type,
  name: '',
  value: type === 'boolean' ? 'false' : '',
  linkedId: type === 'linked' ? Number(linkOptions(draft)[0]?.value) : null,
});

function AddField({ draft }: { draft: ItemDraft }) {
  const canLink = linkOptions(draft).length > 0;
  const entries = TYPES.filter(([type]) => type !== 'linked' || canLink).map(
    ([type, label]): MenuEntry => ({
      label: t(label),
      icon:
        type === 'hidden' ? 'eye-off' : type === 'boolean' ? 'check' : type === 'linked' ? 'link' : 'note',
      run: () => changeDraft({ customFields: [...draft.customFields, newField(draft, type)] }),
    }),
  );
  return (
    <MenuButton name={t('addField')} class="btn bare" entries={entries}>
      <Icon name="plus" small />
      {t('addField')}
    </MenuButton>
  );
}

/** The fields that a person adds: named, of four types, in any order. */
export function OwnFieldInputs({ draft }: { draft: ItemDraft }) {
  const { customFields } = draft;
  const list = useFocusNew(customFields.length);
  const reorder = useReorder(list, (from, to) =>
    changeDraft({ customFields: moveTo(customFields, from, to) }),
  );
  return (
    <fieldset class="entries" ref={list} onKeyDown={reorder.onKeyDown}>
      <legend class="k">{t('ownFields')}</legend>
      {customFields.map((field, at) => (
        <div class="entry" key={field.from ?? `new ${at}`}>
          {customFields.length > 1 && <Grip at={at} reorder={reorder} />}
          <TextField
            label={t('fieldName', at + 1)}
            bare
            value={field.name}
            onInput={(name) => changeDraft({ customFields: replaceAt(customFields, at, { name }) })}
          />
          <ValueInput draft={draft} at={at} field={field} />
          <FieldMenu draft={draft} at={at} field={field} />
        </div>
      ))}
      <AddField draft={draft} />
      <p class="unseen" role="status">
        {reorder.said}
      </p>
    </fieldset>
  );
}
