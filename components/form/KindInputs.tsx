import type { FieldSpec, ItemDraft, KindSpec } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import { PasswordField } from '../ui/PasswordField';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { changeDraft } from './editing';
import { editing } from './kept-form';
import { SshKeyInput } from './SshKeyInput';
import { TotpInput } from './TotpInput';

/** One field, by how it is typed. */
export function KindInput({ field, draft }: { field: FieldSpec; draft: ItemDraft }) {
  // As it was when the form was opened: what is typed does not change the kind of input under it.
  const isLong = editing.peek()?.original.values[field.name]?.includes('\n') ?? false;
  const props = {
    label: t(field.label as TextKey),
    value: draft.values[field.name] ?? '',
    onInput: (value: string) => changeDraft({ values: { ...draft.values, [field.name]: value } }),
  };
  if (draft.kind === 'sshKey' && field.name === 'privateKey')
    return <SshKeyInput label={props.label} draft={draft} />;
  // A line would lose the breaks of a text that has some.
  if (field.input === 'secret' && isLong) return <TextArea {...props} code secret />;
  switch (field.input) {
    case 'totp':
      return <TotpInput label={props.label} draft={draft} />;
    case 'secret':
      return <PasswordField {...props} autoComplete="off" />;
    case 'multiline':
      return <TextArea {...props} />;
    case 'code':
      return <TextArea {...props} code />;
    default:
      return <TextField {...props} />;
  }
}

/** The fields of the kind's table, each by how it is typed. */
export function KindInputs({ spec, draft }: { spec: KindSpec; draft: ItemDraft }) {
  return (
    <>
      {spec.fields.map((field) => (
        <KindInput key={field.name} field={field} draft={draft} />
      ))}
    </>
  );
}
