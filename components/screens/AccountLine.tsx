import type { ComponentChildren } from 'preact';
import { Avatar } from '../ui/Avatar';

/** Whose account, on which server. */
export function AccountLine({
  email,
  host,
  children,
}: {
  email: string;
  host: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="line account">
      <Avatar name={email} shape="round" />
      <div class="grow">
        <bdi class="name">{email}</bdi>
        <bdi class="small t3">{host}</bdi>
      </div>
      {children}
    </div>
  );
}
