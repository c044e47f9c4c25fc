import type { SignInState } from '../../lib/session';
import { t } from '../../lib/text';
import { accounts } from '../state/accounts';
import { cancelSignIn } from '../state/cancel-sign-in';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Mark } from '../ui/Mark';
import { AccountLine } from './AccountLine';
import { FirstSync } from './FirstSync';
import { StepList } from './StepList';

const ORDER = ['connecting', 'deriving', 'signing-in', 'syncing'] as const;
type At = (typeof ORDER)[number];

/** What a sign-in is doing just now, step by step. */
export function WorkingStep({ signIn, at }: { signIn: SignInState; at: At }) {
  // The one that has just been signed in to stands in front.
  const front = accounts.value.find(({ account }) => account.id === status.value?.account?.id);
  if (at === 'syncing' && front) return <FirstSync account={front.account} sync={front.sync} />;
  const labels: Readonly<Record<At, string>> = {
    connecting: t('stepConnecting', signIn.serverHost),
    deriving: t('stepDeriving'),
    'signing-in': t('stepSigningIn'),
    syncing: t('stepSyncing'),
  };
  return (
    <main class="body">
      <div class="mid">
        <Mark />
        <h1>{t('signingIn')}</h1>
        <AccountLine email={signIn.email} host={signIn.serverHost} />
        <StepList steps={ORDER.map((step) => labels[step])} at={ORDER.indexOf(at)} />
        <p class="note push">
          <Icon name="info" small />
          <span>{t('mayCloseSignIn')}</span>
        </p>
        <Button tall wide onClick={cancelSignIn}>
          {t('cancel')}
        </Button>
      </div>
    </main>
  );
}
