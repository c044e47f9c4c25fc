import { formatList, formatNumber, type TextKey, t } from '../../lib/text';
import { yesOrNo } from '../console/labels';
import type { ChoiceValue, Control } from './policy-controls';

export const keyName = ({ key }: Control): string => t(`policyKey_${key}` as TextKey);

/** A choice by its text; one that is not known as it stands there. */
export function choiceName({ key }: Control, value: ChoiceValue): string {
  if (value === null) return t('policyValueNone');
  return t(`policyValue_${key}_${value}` as TextKey);
}

const isChoice = (choices: readonly ChoiceValue[], value: unknown): value is ChoiceValue =>
  (choices as readonly unknown[]).includes(value);

/** A value as a person reads it. */
export function valueWords(control: Control, value: unknown): string {
  if (control.kind === 'flag') return yesOrNo(value === true);
  if (value === undefined || value === null || value === '') return t('policyValueNone');
  if (control.kind === 'choice' && isChoice(control.choices, value)) return choiceName(control, value);
  if (control.kind === 'set' && Array.isArray(value)) {
    const names = value.map((one: unknown) =>
      isChoice(control.choices, one) ? choiceName(control, one) : JSON.stringify(one),
    );
    return names.length === 0 ? t('none') : formatList(names);
  }
  if (typeof value === 'number') return formatNumber(value);
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}
