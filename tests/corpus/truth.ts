import type { FieldRole, FormPurpose } from '../../lib/fill';

/** Roles that one label allows, on any form. */
const ROLES: Readonly<Record<string, readonly FieldRole[]>> = {
  username: ['username'],
  emailAddress: ['email'],
  'username OR emailAddress': ['username', 'email'],
  'password.current': ['current-password'],
  'password.new': ['new-password', 'confirm-password'],
  totp: ['totp'],
  firstName: ['first-name'],
  middleName: ['middle-name'],
  lastName: ['last-name'],
  fullName: ['full-name'],
  phone: ['phone'],
  addressStreet: ['street'],
  addressStreet2: ['street-2'],
  addressCity: ['city'],
  addressProvince: ['state'],
  addressPostalCode: ['postal-code'],
  addressCountryCode: ['country'],
  cardName: ['card-name'],
  cardNumber: ['card-number'],
  cardSecurityCode: ['card-code'],
  expiration: ['card-expiry'],
  expirationMonth: ['card-expiry-month'],
  expirationYear: ['card-expiry-year'],
  birthday: ['birthday'],
  birthdayDay: ['birthday-day'],
  birthdayMonth: ['birthday-month'],
  birthdayYear: ['birthday-year'],
  unknown: ['other', 'search'],
};

const CURRENT: readonly FieldRole[] = ['current-password'];
const NEW: readonly FieldRole[] = ['new-password', 'confirm-password'];

/** A labelled form: what stands on it, and where. */
export interface LabelledForm {
  /** Name of its page, which tells what the page is for. */
  readonly page: string;
  readonly labels: readonly string[];
  /** How many forms of its page ask for passwords. */
  readonly withPasswords: number;
}

const isNamed = ({ page }: LabelledForm, pattern: RegExp): boolean => pattern.test(page);
const count = ({ labels }: LabelledForm, label: string): number =>
  labels.filter((one) => one === label).length;

/**
 * What plain `password` means on a form: the new one where the page makes accounts, the current one where it signs in. Where a page
 * has forms for both and the labels do not tell them apart, either is right.
 */
function passwordRoles(form: LabelledForm): readonly FieldRole[] {
  const signsUp = isNamed(form, /sign-?up/);
  const signsIn = isNamed(form, /login/);
  const several = form.labels.some(
    (label, index) => label === 'password' && form.labels[index + 1] === label,
  );
  if (signsIn !== signsUp && several && !isNamed(form, /change/)) return NEW;
  if (signsIn && !signsUp) return CURRENT;
  if (signsUp && !signsIn && form.withPasswords === 1) return NEW;
  return [...CURRENT, ...NEW];
}

/** The roles that are right for a label on a form. @throws Error for a label that is not known. */
export function rightRoles(label: string, form: LabelledForm): readonly FieldRole[] {
  if (label === 'password') return passwordRoles(form);
  const roles = ROLES[label];
  if (!roles) throw new Error(`"${label}" is no known label (${form.page}).`);
  return roles;
}

const CARD = ['cardNumber', 'cardSecurityCode'];
const ADDRESS = ['addressStreet', 'addressCity', 'addressPostalCode'];

function passwordPurpose(form: LabelledForm): readonly FormPurpose[] | null {
  const has = (label: string) => count(form, label) > 0;
  if (has('password.current') && has('password.new')) return ['change-password'];
  const asks = form.labels.some((label) => label.startsWith('password'));
  if (asks && isNamed(form, /reset|forgot|change/)) return ['change-password', 'reset'];
  if (has('password.current')) return ['sign-in'];
  if (has('password.new')) return ['sign-up'];
  if (!has('password')) return null;
  const roles = passwordRoles(form);
  if (roles.length > 2) return ['sign-in', 'sign-up'];
  return roles === CURRENT ? ['sign-in'] : ['sign-up'];
}

/** The purposes that are right for a form; null where its labels and its page do not tell. */
export function rightPurposes(form: LabelledForm): readonly FormPurpose[] | null {
  const { labels } = form;
  const byPassword = passwordPurpose(form);
  if (byPassword) return byPassword;
  if (CARD.some((label) => labels.includes(label))) return ['pay'];
  if (labels.includes('emailAddress') && isNamed(form, /newsletter/)) return ['newsletter'];
  if (isNamed(form, /contact/) && !labels.includes('username')) return ['contact'];
  if (ADDRESS.filter((label) => labels.includes(label)).length >= 2) return ['address', 'pay'];
  if (isNamed(form, /forgot|reset/)) return ['reset'];
  if (isNamed(form, /login$/) && labels.some((label) => /^username/.test(label))) return ['sign-in'];
  return null;
}
