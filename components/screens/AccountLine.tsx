import type { ComponentChildren } from 'preact';
import type { AccountSummary } from '../../lib/session';
import { accountHue, accountName } from '../state/accounts';
import { Avatar } from '../ui/Avatar';
import { avatarLetter } from '../ui/avatar-hue';

interface LineProps {
  avatar: ComponentChildren;
  name: string;
  note: string;
  children?: ComponentChildren;
}

const Line = ({ avatar, name, note, children }: LineProps) => (
  <div class="line account">
    {avatar}
    <div class="grow">
      <bdi class="name">{name}</bdi>
      <bdi class="small t3">{note}</bdi>
    </div>
    {children}
  </div>
);

/** Whose account is being signed in to, on which server. */
export const AccountLine = ({ email, host }: { email: string; host: string }) => (
  <Line avatar={<Avatar name={email} shape="round" />} name={email} note={host} />
);

/** The round letter of an account of this browser, in its colour. Decoration: its name stands beside it. */
export const AccountAvatar = ({ account }: { account: AccountSummary }) => (
  <span class={`av round ${accountHue(account)}`} aria-hidden="true">
    {avatarLetter(accountName(account))}
  </span>
);

/** An account of this browser. */
export function OwnAccountLine({
  account,
  children,
}: {
  account: AccountSummary;
  children?: ComponentChildren;
}) {
  const { title, email, serverHost } = account;
  return (
    <Line
      avatar={<AccountAvatar account={account} />}
      name={title || email}
      note={title === '' ? serverHost : `${email} · ${serverHost}`}
    >
      {children}
    </Line>
  );
}
