import { describe, expect, it } from 'vitest';
import { type SampleField, type SampleForm, sampleFrame } from '../../tests/pages/sample-facts';
import { understandForms } from './understand';

/** Names that scripts give to fields, by what they mean: nothing else is said of these fields. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'first-name': [
    'fname',
    'first_name',
    'firstName',
    'txtFirstName',
    'billing[first_name]',
    'customer.firstname',
    'given-name',
    'fName',
    'vorname',
    'prenom',
  ],
  'last-name': [
    'lname',
    'last_name',
    'lastName',
    'surname',
    'billing_lastname',
    'family_name',
    'txtLastName',
    'nachname',
    'apellidos',
    'cognome',
  ],
  'middle-name': ['mname', 'middleName', 'middle_initial', 'mi'],
  'full-name': ['fullname', 'full_name', 'your-name', 'name', 'contactName', 'recipient', 'shipping_name'],
  email: [
    'email',
    'e-mail',
    'emailAddress',
    'user[email]',
    'txtEmail',
    'EMAIL',
    'mail',
    'contact_email',
    'confirm_email',
    'emailaddr',
  ],
  phone: [
    'phone',
    'tel',
    'mobile',
    'phone_number',
    'cellphone',
    'telephone',
    'billing_phone',
    'contact-no',
    'mobileNo',
    'telefon',
  ],
  street: [
    'street',
    'address',
    'address1',
    'addr1',
    'billing_address_1',
    'streetAddress',
    'address[line1]',
    'addressLine1',
    'shipping-address',
    'strasse',
  ],
  'street-2': [
    'address2',
    'addr2',
    'billing_address_2',
    'addressLine2',
    'address[line2]',
    'street2',
    'apt',
    'suite',
  ],
  city: ['city', 'town', 'billing_city', 'address[city]', 'addressCity', 'locality', 'shipCity', 'ort'],
  state: ['state', 'province', 'billing_state', 'address[state]', 'region', 'stateProvince', 'county'],
  'postal-code': [
    'zip',
    'zipcode',
    'zip_code',
    'postal',
    'postcode',
    'postal-code',
    'postalCode',
    'billing_zip',
    'plz',
    'address[zip]',
  ],
  country: ['country', 'billing_country', 'countryCode', 'address[country]', 'country_id', 'shippingCountry'],
  'card-number': [
    'cardnumber',
    'card_number',
    'ccnum',
    'cc-number',
    'cardNumber',
    'creditCardNumber',
    'payment[cc_number]',
    'card.number',
    'cc_no',
    'ccNumber',
  ],
  'card-name': [
    'cardholder',
    'card_holder_name',
    'nameOnCard',
    'ccname',
    'cc-name',
    'card_name',
    'cardHolderName',
    'holderName',
  ],
  'card-code': [
    'cvv',
    'cvc',
    'cvv2',
    'csc',
    'cardCvc',
    'security_code',
    'cc_cid',
    'payment[cc_cvv]',
    'cardSecurityCode',
    'verification_value',
  ],
  'card-expiry': ['expiry', 'exp_date', 'expiration', 'cc-exp', 'cardExpiry', 'expiryDate', 'expirationDate'],
  'card-expiry-month': [
    'exp_month',
    'expMonth',
    'cc_exp_month',
    'expiryMonth',
    'card[exp_month]',
    'ExpirationMonth',
    'ccmonth',
  ],
  'card-expiry-year': [
    'exp_year',
    'expYear',
    'cc_exp_year',
    'expiryYear',
    'card[exp_year]',
    'ExpirationYear',
    'ccyear',
  ],
  birthday: ['dob', 'birthday', 'birthdate', 'date_of_birth', 'dateOfBirth', 'bday'],
  'birthday-day': ['birth_day', 'dob_day', 'birthDay', 'dobDay', 'date_of_birth[day]'],
  'birthday-month': ['birth_month', 'dob_month', 'birthMonth', 'bday_month'],
  'birthday-year': ['birth_year', 'dob_year', 'birthYear', 'bday_year'],
  other: [
    'captcha',
    'coupon_code',
    'promo',
    'company',
    'vat_number',
    'gift_card',
    'quantity',
    'website',
    'referral_code',
    'ssn',
    'organization',
    'fax',
    'comments',
    'amount',
    'job_title',
  ],
};

const LOGIN_NAMES: Readonly<Record<string, readonly string[]>> = {
  username: [
    'user',
    'username',
    'userid',
    'user_id',
    'login',
    'loginname',
    'log',
    'uname',
    'email',
    'user[login]',
    'j_username',
    'os_username',
    'IDToken1',
    'session[username_or_email]',
    'account',
    'memberId',
    'txtUserName',
    'login_email',
    'identifier',
    'usr',
  ],
};

const CARD: SampleField = { name: 'ccNumber', label: 'Card number' };
const secret = (name: string): SampleField => ({ type: 'password', name });

/** The form that a field of this role usually stands in, with the field in it first. */
function formOf(role: string, field: SampleField): SampleForm {
  if (role.startsWith('card-') && role !== 'card-number') return { words: 'Pay', fields: [field, CARD] };
  if (role.startsWith('birthday-'))
    return { words: 'Sign up', fields: [field, { name: 'x', label: 'Day' }, { name: 'y', label: 'Year' }] };
  if (role.startsWith('birthday'))
    return { words: 'Sign up', fields: [field, { name: 'email' }, secret('a'), secret('b')] };
  return {
    words: 'Go on',
    fields: [
      field,
      { name: 'city2', label: 'City' },
      { name: 'zip2', label: 'ZIP' },
      { name: 'street2x', label: 'Street' },
    ],
  };
}

const roleOf = (form: SampleForm) => understandForms(sampleFrame([form]))[0]?.fields[0]?.role;
const cases = (names: typeof NAMES) =>
  Object.entries(names).flatMap(([role, all]) => all.map((name) => [role, name] as const));

describe('a name that scripts know a field by is enough', () => {
  it.each(cases(NAMES))('%s: %s', (role, name) => {
    expect(roleOf(formOf(role, { name }))).toBe(role);
    expect(roleOf(formOf(role, { id: name }))).toBe(role);
  });

  it.each(cases(LOGIN_NAMES))('%s before a password: %s', (role, name) => {
    expect(roleOf({ fields: [{ name }, secret('p')] })).toBe(role);
    expect(roleOf({ words: 'Log in', fields: [{ name }] })).toBe(role);
  });

  it.each([
    ['current-password', ['old_password', 'currentPassword', 'oldpwd', 'password_old']],
    ['new-password', ['new_password', 'newPassword', 'newpwd', 'password_new']],
    [
      'confirm-password',
      [
        'confirm_password',
        'password_confirmation',
        'repeatPassword',
        'newPassword2',
        'retype_pwd',
        'cpassword',
      ],
    ],
  ])('of passwords: %s', (role, names) => {
    for (const name of names) {
      const form = { words: 'Change password', fields: [secret('oldPass'), secret(name)] };
      const first = {
        words: 'Change password',
        fields: [secret(name), secret('newPass'), secret('confirmPass')],
      };
      const target = role === 'current-password' ? first : form;
      const found = understandForms(sampleFrame([target]))[0]!.fields.find(
        ({ field }) => field.facts.name === name,
      );
      expect([name, found?.role]).toEqual([name, role]);
    }
  });
});
