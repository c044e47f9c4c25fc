import type { FieldFacts, FrameFacts, PageRules } from './fill';

const isPassword = ({ type, visible }: FieldFacts): boolean => type === 'password' && visible;
const isNew = ({ autocomplete }: FieldFacts): boolean => /\bnew-password\b/i.test(autocomplete);

/** What a page says about the password that it asks for; of several fields the one for a new password counts. Null for nothing. */
export function findRules({ fields }: FrameFacts): Pick<PageRules, 'rules' | 'maxLength'> | null {
  const passwords = fields.filter(isPassword);
  const named = passwords.find(({ passwordRules }) => passwordRules !== '');
  const field = passwords.find(isNew) ?? named ?? passwords[0];
  const rules = (field?.passwordRules || named?.passwordRules) ?? '';
  const maxLength = field?.maxLength ?? null;
  return rules === '' && maxLength === null ? null : { rules, maxLength };
}
