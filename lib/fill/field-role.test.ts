import { describe, expect, it } from 'vitest';
import { type SampleField, type SampleForm, sampleFrame } from '../../tests/pages/sample-facts';
import { readForms } from './clues';
import { findRole } from './field-role';
import { findPurpose } from './form-purpose';

/** Roles of all fields of one form, in order. */
function roles(form: SampleForm): string[] {
  return readForms(sampleFrame([form])).flatMap((clues) => {
    const purpose = findPurpose(clues);
    return clues.fields.map((field) => findRole(field, clues, purpose).role);
  });
}

const purposeOf = (form: SampleForm) => readForms(sampleFrame([form])).map(findPurpose)[0];
const secret = (label = '', more: SampleField = {}): SampleField => ({ type: 'password', label, ...more });
const box = (label = '', more: SampleField = {}): SampleField => ({ label, ...more });

/** Labels of a user name, a password and the button, as sign-in pages write them. */
const LANGUAGES: readonly (readonly [string, string, string, string])[] = [
  ['English', 'User name', 'Password', 'Sign in'],
  ['German', 'Benutzername', 'Kennwort', 'Anmelden'],
  ['French', 'Identifiant', 'Mot de passe', 'Se connecter'],
  ['Spanish', 'Nombre de usuario', 'Contraseña', 'Iniciar sesión'],
  ['Portuguese', 'Usuário', 'Senha', 'Entrar'],
  ['Italian', 'Nome utente', 'Password', 'Accedi'],
  ['Dutch', 'Gebruikersnaam', 'Wachtwoord', 'Inloggen'],
  ['Swedish', 'Användarnamn', 'Lösenord', 'Logga in'],
  ['Polish', 'Nazwa użytkownika', 'Hasło', 'Zaloguj się'],
  ['Czech', 'Uživatelské jméno', 'Heslo', 'Přihlásit'],
  ['Turkish', 'Kullanıcı adı', 'Şifre', 'Giriş yap'],
  ['Russian', 'Имя пользователя', 'Пароль', 'Войти'],
  ['Ukrainian', 'Користувач', 'Пароль', 'Увійти'],
  ['Japanese', 'ユーザーID', 'パスワード', 'ログイン'],
  ['Chinese', '用户名', '密码', '登录'],
  ['Korean', '아이디', '비밀번호', '로그인'],
  ['Arabic', 'اسم المستخدم', 'كلمة المرور', 'تسجيل الدخول'],
  ['Hebrew', 'שם משתמש', 'סיסמה', 'כניסה'],
  ['Vietnamese', 'Tên đăng nhập', 'Mật khẩu', 'Đăng nhập'],
];

describe('roles of fields', () => {
  it.each(LANGUAGES)('are found in %s', (_language, user, password, button) => {
    expect(roles({ words: button, fields: [box(user), secret(password)] })).toEqual([
      'username',
      'current-password',
    ]);
    // The first of two steps has no password to stand before.
    expect(roles({ words: button, fields: [box(user)] })).toEqual(['username']);
  });

  it('follow the marks of the page where they are plausible', () => {
    const fields = [
      box('X', { autocomplete: 'section-a username webauthn' }),
      secret('Y', { autocomplete: 'current-password' }),
    ];
    expect(roles({ fields })).toEqual(['username', 'current-password']);
    expect(roles({ fields: [box('Z', { autocomplete: 'one-time-code' })] })).toEqual(['totp']);
  });

  it('outvote a mark that contradicts the whole form', () => {
    const fields = [box('E-mail'), secret('Password', { autocomplete: 'new-password' })];
    expect(roles({ words: 'Log in', fields })).toEqual(['username', 'current-password']);
  });

  it('need no words at all before a password', () => {
    expect(roles({ fields: [box(), secret()] })).toEqual(['username', 'current-password']);
    expect(roles({ fields: [box('Steuer-ID'), secret()] })).toEqual(['username', 'current-password']);
  });

  it('keep coupons, captchas and letters out, and know search, newsletters and cards for what they are', () => {
    expect(roles({ words: 'Search', fields: [box('Search', { type: 'search' })] })).toEqual(['search']);
    expect(roles({ words: 'newsletter | Subscribe', fields: [box('E-mail', { type: 'email' })] })).toEqual([
      'email',
    ]);
    expect(roles({ words: 'Apply', fields: [box('Coupon code')] })).toEqual(['other']);
    expect(roles({ words: 'Send', fields: [box('Enter the captcha')] })).toEqual(['other']);
    expect(
      roles({ words: 'Pay', fields: [box('Card number'), box('Security code'), secret('CVC')] }),
    ).toEqual(['card-number', 'card-code', 'card-code']);
    expect(roles({ words: 'Send', fields: [box('Your message')] })).toEqual(['other']);
  });

  it('tell old from new passwords by marks, by words and by place', () => {
    const change = 'Change your password';
    expect(
      roles({
        words: change,
        fields: [secret('Current password'), secret('New password'), secret('Confirm password')],
      }),
    ).toEqual(['current-password', 'new-password', 'confirm-password']);
    expect(
      roles({
        words: change,
        fields: [secret('Neues Kennwort'), secret('Neues Kennwort wiederholen'), secret('Altes Kennwort')],
      }),
    ).toEqual(['new-password', 'confirm-password', 'current-password']);
    expect(roles({ fields: [secret(), secret(), secret()] })).toEqual([
      'current-password',
      'new-password',
      'confirm-password',
    ]);
    expect(roles({ words: 'Reset password', fields: [secret('New password'), secret('Repeat it')] })).toEqual(
      ['new-password', 'confirm-password'],
    );
  });

  it('never take the passwords of a sign-up form for current ones', () => {
    const signUp = { words: 'Create account', fields: [box('E-mail'), secret('Password')] };
    expect(roles(signUp)).toEqual(['email', 'new-password']);
    expect(
      roles({
        words: 'Registrieren',
        fields: [box('E-Mail'), secret('Kennwort'), secret('Kennwort wiederholen')],
      }),
    ).toEqual(['email', 'new-password', 'confirm-password']);
  });

  it('keep user name, password and code apart', () => {
    const code = box('Authenticator code', { inputMode: 'numeric', maxLength: 6 });
    expect(roles({ words: 'Sign in', fields: [box('User name'), secret('Password'), code] })).toEqual([
      'username',
      'current-password',
      'totp',
    ]);
    expect(roles({ words: 'Verify', fields: [secret('Verification code', { maxLength: 6 })] })).toEqual([
      'totp',
    ]);
    const boxes = Array.from({ length: 6 }, () => box('', { maxLength: 1 }));
    expect(roles({ fields: boxes })).toEqual(boxes.map(() => 'totp'));
  });

  it('do not put a password or a new e-mail address where it could be read', () => {
    expect(roles({ words: 'Log in', fields: [box('User name'), box('Password')] })).toEqual([
      'username',
      'other',
    ]);
    expect(
      roles({ words: 'Change e-mail', fields: [box('New e-mail'), secret('Current password')] }),
    ).toEqual(['other', 'current-password']);
  });

  it('know a password box that shows its text, by what people read and what the page calls it', () => {
    const shown = { type: 'text', label: 'Password', name: 'password' };
    expect(roles({ words: 'Log in', fields: [box('User name'), shown] })).toEqual([
      'username',
      'current-password',
    ]);
    const marked = { type: 'text', placeholder: 'Password', autocomplete: 'current-password' };
    expect(roles({ words: 'Log in', fields: [box('E-mail'), marked] })).toEqual([
      'username',
      'current-password',
    ]);
    const misnamed = { type: 'text', label: 'E-mail or user name', name: 'password' };
    expect(roles({ words: 'Log in', fields: [misnamed, secret('Password')] })).toEqual([
      'username',
      'current-password',
    ]);
  });

  it('know a list by what it offers, and a country by itself as no address', () => {
    const list = (options: readonly string[], label = ''): SampleField => ({
      type: 'select-one',
      options,
      label,
    });
    const countries = list(['Choose', 'Afghanistan', 'Albania', 'Algeria']);
    expect(roles({ fields: [box('City'), countries] })).toEqual(['city', 'country']);
    expect(roles({ fields: [box('City'), list(['Alabama', 'Alaska', 'Arizona'])] })).toEqual([
      'city',
      'state',
    ]);
    expect(roles({ words: 'Choose your shop', fields: [{ ...countries, label: 'Country' }] })).toEqual([
      'other',
    ]);
    const dialling = list(['Albania +355', 'Algeria +213', 'Andorra +376'], 'Country code');
    expect(roles({ fields: [dialling, box('Phone')] })).toEqual(['other', 'phone']);
  });

  it('are given to open fields only', () => {
    const fields = [
      box('User name', { visible: false }),
      box('User name', { editable: false, hasValue: true }),
      secret('Password', { editable: false }),
    ];
    expect(roles({ fields })).toEqual(['current-password']);
  });
});

describe('purposes of forms', () => {
  it.each([
    ['sign-in', { words: 'Log in', fields: [box('User'), secret('Password')] }],
    ['sign-up', { words: 'Sign up', fields: [box('First name'), box('E-mail'), secret('Password')] }],
    ['change-password', { words: 'Update password', fields: [secret('Old'), secret('New')] }],
    ['search', { fields: [box('', { type: 'search' })] }],
    ['newsletter', { fields: [box('Subscribe to our newsletter')] }],
    [null, { fields: [box('Amount')] }],
  ] as const)('%s', (purpose, form) => expect(purposeOf(form)).toBe(purpose));
});
