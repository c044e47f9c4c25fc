import { t } from '../../lib/text';
import { isBySignIn } from '../console/rights';
import { Check } from '../ui/Choice';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { LONGEST_OWN_NAME } from './own-name';
import type { Control } from './policy-controls';
import { faultOf, shownIn } from './policy-draft';
import { choiceName, keyName } from './policy-words';
import type { PolicyView } from './use-policy';

interface Props<C extends Control> {
  control: C;
  view: PolicyView;
}

type Of<K extends Control['kind']> = Extract<Control, { kind: K }>;

function Choices({ control, view }: Props<Of<'choice'>>) {
  const shown = String(shownIn(control, view.base?.data ?? null, view.draft));
  const known = control.choices.map((value) => ({
    value: String(value ?? ''),
    label: choiceName(control, value),
  }));
  // A newer server's value stays what it is as long as nothing else is chosen.
  const isKnown = known.some(({ value }) => value === shown);
  return (
    <SelectField
      label={keyName(control)}
      value={shown}
      options={isKnown ? known : [{ value: shown, label: shown }, ...known]}
      onChoose={(value) => view.touch(control.key, value)}
    />
  );
}

function AnyOf({ control, view }: Props<Of<'set'>>) {
  const shown = shownIn(control, view.base?.data ?? null, view.draft);
  const chosen = Array.isArray(shown) ? (shown as readonly number[]) : [];
  const turn = (value: number, is: boolean) =>
    view.touch(control.key, is ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset class="stack tight">
      <legend class="k">{keyName(control)}</legend>
      {control.choices.map((value) => (
        <Check key={value} checked={chosen.includes(value)} onChange={(is) => turn(value, is)}>
          {choiceName(control, value)}
        </Check>
      ))}
    </fieldset>
  );
}

function Typed({ control, view }: Props<Of<'number'> | Of<'text'>>) {
  const fault = faultOf(control, view.draft);
  return (
    <TextField
      label={keyName(control)}
      value={String(shownIn(control, view.base?.data ?? null, view.draft))}
      error={fault && t(fault.text, ...fault.parts)}
      onInput={(value) => view.touch(control.key, value)}
    />
  );
}

/** What members' own collections are called, or why none are made from here. */
export function OwnNameField({ view: { own } }: { view: PolicyView }) {
  if (own.canSeal === null) return null;
  if (!own.canSeal) return <p class="small">{t(isBySignIn() ? 'policyOwnAsMember' : 'policyOwnNoKey')}</p>;
  const isLong = own.name.trim().length > LONGEST_OWN_NAME;
  return (
    <>
      <TextField
        label={t('policyOwnName')}
        value={own.name}
        error={isLong ? t('policyTextLong', LONGEST_OWN_NAME) : null}
        onInput={own.touch}
      />
      <p class="small t2">{t('policyOwnNameNote')}</p>
    </>
  );
}

/** How one member of a policy's data is changed. */
export function PolicyControl({ control, view }: Props<Control>) {
  if (control.kind === 'choice') return <Choices control={control} view={view} />;
  if (control.kind === 'set') return <AnyOf control={control} view={view} />;
  if (control.kind !== 'flag') return <Typed control={control} view={view} />;
  return (
    <Check
      checked={shownIn(control, view.base?.data ?? null, view.draft) === true}
      onChange={(is) => view.touch(control.key, is)}
    >
      {keyName(control)}
    </Check>
  );
}
