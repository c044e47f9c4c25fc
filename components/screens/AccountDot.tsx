import type { AccountSummary } from '../../lib/session';
import { accountHue, accountName } from '../state/accounts';

/** The colour that an account is known by, and its name. */
export const AccountDot = ({ account }: { account: AccountSummary }) => (
  <span class="line tight">
    <span class={`dot ${accountHue(account)}`} aria-hidden="true" />
    <bdi>{accountName(account)}</bdi>
  </span>
);
