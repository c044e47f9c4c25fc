import { describe, expect, it } from 'vitest';
import { rightPurposes, rightRoles } from './truth';

const form = (page: string, labels: readonly string[], withPasswords = 1) => ({
  page,
  labels,
  withPasswords,
});
const CURRENT = ['current-password'];
const NEW = ['new-password', 'confirm-password'];

describe('what a label means', () => {
  it('is a role, or one of two', () => {
    const any = form('a_login', []);
    expect(rightRoles('cardNumber', any)).toEqual(['card-number']);
    expect(rightRoles('username OR emailAddress', any)).toEqual(['username', 'email']);
    expect(rightRoles('unknown', any)).toEqual(['other', 'search']);
    expect(() => rightRoles('shoeSize', any)).toThrow('shoeSize');
  });

  it.each([
    ['the current one where one signs in', form('a_login', ['username', 'password']), CURRENT],
    ['the new one where one signs up', form('a_signup', ['emailAddress', 'password']), NEW],
    ['the new one where it is to be repeated', form('a_login', ['username', 'password', 'password']), NEW],
    [
      'the current one of two forms in one',
      form('a_login', ['username', 'password', 'username', 'password']),
      CURRENT,
    ],
    [
      'either where a page does both',
      form('a_login_signup', ['username', 'password'], 2),
      [...CURRENT, ...NEW],
    ],
    ['either on one of several forms', form('a_signup', ['username', 'password'], 2), [...CURRENT, ...NEW]],
    [
      'either where one is changed',
      form('a_change-password', ['password', 'password']),
      [...CURRENT, ...NEW],
    ],
  ])('plain "password" is %s', (_case, labelled, roles) => {
    expect(rightRoles('password', labelled)).toEqual(roles);
  });
});

describe('what a form is for', () => {
  it.each([
    [['sign-in'], form('a_login', ['username', 'password'])],
    [['sign-in'], form('a_signup', ['username', 'password.current'])],
    [['sign-up'], form('a_signup', ['emailAddress', 'password.new'])],
    [['change-password'], form('a', ['password.current', 'password.new'])],
    [['pay'], form('a_checkout', ['cardNumber', 'addressCity'])],
    [['address', 'pay'], form('a_checkout', ['addressStreet', 'addressCity'])],
    [['newsletter'], form('a_newsletter', ['emailAddress'])],
    [['contact'], form('a_contact', ['emailAddress', 'fullName'])],
    [['reset'], form('a_forgot_password', ['username'])],
    [null, form('a_signup', ['emailAddress'])],
  ])('is %s', (purposes, labelled) => expect(rightPurposes(labelled)).toEqual(purposes));
});
