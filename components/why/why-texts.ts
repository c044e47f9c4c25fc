import type {
  CorrectableRole,
  ExplainedField,
  FieldRole,
  FillReport,
  FormPurpose,
  Hindrance,
} from '../../lib/fill';
import { type TextKey, t } from '../../lib/text';
import type { IconName } from '../ui/icons';

const ROLES: Readonly<Record<FieldRole, TextKey>> = {
  username: 'fieldUsername',
  email: 'fieldEmail',
  'current-password': 'fieldPassword',
  'new-password': 'roleNewPassword',
  'confirm-password': 'roleConfirmPassword',
  totp: 'fieldTotp',
  'card-name': 'fieldCardholder',
  'card-number': 'roleCardNumber',
  'card-code': 'fieldCardCode',
  'card-brand': 'fieldCardBrand',
  'card-expiry': 'roleExpiry',
  'card-expiry-month': 'fieldExpMonth',
  'card-expiry-year': 'fieldExpYear',
  'first-name': 'fieldFirstName',
  'middle-name': 'fieldMiddleName',
  'last-name': 'fieldLastName',
  'full-name': 'roleFullName',
  phone: 'fieldPhone',
  birthday: 'roleBirthday',
  'birthday-day': 'roleBirthday',
  'birthday-month': 'roleBirthday',
  'birthday-year': 'roleBirthday',
  street: 'fieldAddress1',
  'street-2': 'fieldAddress2',
  city: 'fieldCity',
  state: 'fieldState',
  'postal-code': 'fieldPostalCode',
  country: 'fieldCountry',
  custom: 'ownFields',
  search: 'search',
  other: 'roleOther',
};

/** What a field is for, in words. */
export const roleText = (role: FieldRole): string => t(ROLES[role]);

/** What a person can say that a field is. */
export const CORRECTIONS: Readonly<
  Record<CorrectableRole, { readonly label: TextKey; readonly icon: IconName }>
> = {
  username: { label: 'correctUsername', icon: 'user' },
  'current-password': { label: 'correctPassword', icon: 'key' },
  'new-password': { label: 'correctNewPassword', icon: 'dice' },
  totp: { label: 'correctCode', icon: 'clock' },
  other: { label: 'correctOther', icon: 'x' },
};

const PURPOSES: Readonly<Record<FormPurpose, TextKey>> = {
  'sign-in': 'purposeSignIn',
  'sign-up': 'purposeSignUp',
  'change-password': 'purposeChange',
  reset: 'purposeReset',
  pay: 'purposePay',
  address: 'purposeAddress',
  newsletter: 'purposeNewsletter',
  search: 'purposeSearch',
  contact: 'purposeContact',
};

/** What a form is for, in words. */
export const purposeText = (purpose: FormPurpose | null): string =>
  t(purpose === null ? 'purposeUnknown' : PURPOSES[purpose]);

const HINDRANCES: Readonly<Record<Hindrance, TextKey>> = {
  hidden: 'whyHidden',
  'read-only': 'whyReadOnly',
  quiet: 'whyQuiet',
  'no-role': 'whyNoRole',
  'not-chosen': 'whyNotChosen',
  cut: 'whyCut',
};

/** What happened at the last fill; what else may go wrong there is told as a refusal of the page. */
const SKIPPED: Readonly<Record<string, TextKey>> = {
  hidden: 'whyHidden',
  covered: 'whyHidden',
  'read-only': 'whyReadOnly',
  gone: 'whyGone',
  cut: 'whyCut',
  'no-choice': 'whyNoChoice',
};

type Skipped = FillReport['skipped'];

/** Why a field stays empty, or did at the last fill; null for one that is filled. */
export function hindranceText(field: ExplainedField, skipped: Skipped): string | null {
  const { hindrance, role, maxLength } = field;
  if (hindrance !== null) return t(HINDRANCES[hindrance], String(maxLength ?? ''));
  const last = skipped.find((one) => one.role === role);
  return last ? t(SKIPPED[last.reason] ?? 'whyRefused', String(last.maxLength ?? '')) : null;
}

/** By what a person knows a field. */
export const fieldName = ({ label, name, id }: ExplainedField): string =>
  label || name || id || t('whyNoName');
