import type { Registering } from '../../lib/session';
import { t } from '../../lib/text';

/** What is typed for a new account. */
export interface Typed {
  readonly link: string;
  readonly password: string;
  readonly again: string;
  readonly hint: string;
}

const SHORTEST = 12;

/** What keeps the account from being made, by field; null where nothing does. */
export function faultsOf({ way }: Registering, { link, password, again, hint }: Typed) {
  const isTold = password !== '' && hint.toLowerCase().includes(password.toLowerCase());
  return {
    link: way === 'mail' && link.trim() === '' ? t('mailLinkMissing') : null,
    password: [...password].length < SHORTEST ? t('masterPasswordShort', SHORTEST) : null,
    again: again === password ? null : t('masterPasswordDiffers'),
    hint: isTold ? t('hintTells') : null,
  };
}
