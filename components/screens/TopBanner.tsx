import { errorText, formatNumber, formatWhen, t, tCount } from '../../lib/text';
import { syncNow } from '../state/commands';
import { notice, type Tone } from '../state/notice';
import { go, route } from '../state/route';
import { status } from '../state/session';
import { changeDraft, serverOfAccount } from '../state/sign-in';
import { asideCount, overview } from '../state/vault';
import { Banner, NoticeBanner } from '../ui/Feedback';

interface Standing {
  /** What it is about: closed ones are remembered by it. */
  readonly key: string;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Opens the sign-in form with this account's server and address in it. */
function signInAgain(): void {
  const account = status.peek()?.account;
  if (account) changeDraft({ server: serverOfAccount(account), email: account.email });
  go({ screen: 'sign-in' });
}

function signInBanner(): Standing | null {
  if (!status.value?.needsSignIn) return null;
  const action = { label: t('signInAgain'), run: signInAgain };
  return { key: 'sign-in', tone: 'care', title: t('bannerSignIn'), text: t('bannerSignInText'), action };
}

function syncBanner(): Standing | null {
  const { error, lastSynced } = status.value?.sync ?? {};
  if (!error) return null;
  return {
    key: `sync:${error.code}:${lastSynced ?? 0}`,
    tone: error.code === 'unreachable' || error.code === 'timeout' ? 'wait' : 'care',
    title: lastSynced ? t('bannerVaultFrom', formatWhen(lastSynced)) : t('bannerNoSync'),
    text: errorText(error),
    action: { label: t('tryAgain'), run: syncNow },
  };
}

function newerBanner(): Standing | null {
  if (!status.value?.account?.readOnly) return null;
  return { key: 'newer', tone: 'plain', title: t('bannerNewer'), text: t('bannerNewerText') };
}

function asideBanner(): Standing | null {
  const count = asideCount.value;
  if (count === 0) return null;
  const others = formatNumber((overview.value?.rows.length ?? count) - count);
  return {
    key: `aside:${count}`,
    tone: 'care',
    title: tCount('bannerAsideOne', 'bannerAsideMany', count),
    text: t(count === 1 ? 'bannerAsideTextOne' : 'bannerAsideTextMany', others),
  };
}

/** At most one sentence under the top bar, the worst first; closing it is remembered. */
export function TopBanner() {
  if (notice.value) return <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />;
  const { closed } = route.value;
  const standing = [signInBanner(), syncBanner(), asideBanner(), newerBanner()].find(
    (one) => one && !closed.includes(one.key),
  );
  if (!standing) return null;
  const { key, tone, title, text, action } = standing;
  return (
    <Banner tone={tone} onClose={() => go({ closed: [...closed, key] })}>
      <b>{title}</b> {text}{' '}
      {action && (
        <button type="button" class="link" onClick={action.run}>
          {action.label}
        </button>
      )}
    </Banner>
  );
}
