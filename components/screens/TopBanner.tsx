import { ask } from '../../lib/protocol';
import type { AccountSummary, ConflictKind } from '../../lib/session';
import { errorText, formatNumber, formatWhen, isolated, t, tCount } from '../../lib/text';
import { named, openStatuses as open } from '../state/accounts';
import { syncNow } from '../state/app-verbs';
import { tellOtherName } from '../state/folders';
import { attempt, notice } from '../state/notice';
import { dismissConflict, openConflict, resend } from '../state/outbox';
import { refusalText } from '../state/refusal';
import { go, route } from '../state/route';
import { knockAgain, silent, status } from '../state/session';
import { changeDraft } from '../state/sign-in';
import { asideCount, overview } from '../state/vault';
import { Banner, NoticeBanner } from '../ui/Feedback';
import type { Standing } from './standing';
import { heldBanner, ownersBanner, strangersBanner } from './sync-questions';

/** Opens the sign-in form with this account's server and address in it. */
function signInAgain({ id, server, email }: AccountSummary): void {
  changeDraft({ server, email });
  go({ screen: 'sign-in', account: id });
}

function signInBanner(): Standing | null {
  const one = open().find(({ needsSignIn }) => needsSignIn);
  if (!one) return null;
  const actions = [{ label: t('signInAgain'), run: () => signInAgain(one.account) }];
  return {
    key: `sign-in:${one.account.tag}`,
    tone: 'care',
    title: named(one.account, t('bannerSignIn')),
    text: t('bannerSignInText'),
    actions,
  };
}

function syncBanner(): Standing | null {
  const one = open().find(({ sync }) => sync.error);
  const { error, lastSynced } = one?.sync ?? {};
  if (!one || !error) return null;
  return {
    key: `sync:${one.account.tag}:${error.code}:${lastSynced ?? 0}`,
    tone: error.code === 'unreachable' || error.code === 'timeout' ? 'wait' : 'care',
    title: named(one.account, lastSynced ? t('bannerVaultFrom', formatWhen(lastSynced)) : t('bannerNoSync')),
    text: errorText(error),
    actions: [{ label: t('tryAgain'), run: syncNow }],
  };
}

function silentBanner(): Standing | null {
  if (!silent.value) return null;
  const actions = [{ label: t('tryAgain'), run: () => void knockAgain() }];
  return {
    key: 'silent',
    tone: 'care',
    stays: true,
    title: t('bannerSilent'),
    text: t('silentText'),
    actions,
  };
}

const CONFLICT_TEXTS = {
  'both-changed': 'bannerBothChanged',
  revived: 'bannerRevived',
  'not-deleted': 'bannerNotDeleted',
  renamed: 'bannerRenamed',
  unseen: 'bannerUnseen',
} as const;

/** Closing one that has something to look at only puts it aside: its item tells of it too. */
function conflictVerbs(id: string, what: ConflictKind): Pick<Standing, 'actions' | 'onClose'> {
  if (what === 'both-changed')
    return { actions: [{ label: t('conflictCompare'), run: () => openConflict(id) }] };
  const onClose = () => dismissConflict(id);
  if (what !== 'renamed') return { onClose };
  return { onClose, actions: [{ label: t('folderOtherName'), run: () => tellOtherName(id) }] };
}

/** What merges have to tell, one after the other. */
function conflictBanners(): Standing[] {
  const { rows = [], folders = [] } = overview.value ?? {};
  const { conflicts = [] } = status.value?.outbox ?? {};
  const nameOf = (id: string) =>
    rows.find((row) => row.id === id)?.name ?? folders.find((folder) => folder.id === id)?.name;
  return conflicts.map(({ id, what, at }) => ({
    key: `conflict:${id}:${at}`,
    tone: 'plain',
    icon: 'swap',
    title: isolated(nameOf(id) ?? t('item')),
    text: t(CONFLICT_TEXTS[what]),
    ...conflictVerbs(id, what),
  }));
}

/** A folder that the server does not take is in no list of its own: it is told of here. */
function folderBanners(): Standing[] {
  const { folders = [] } = overview.value ?? {};
  return (status.value?.outbox.refused ?? []).flatMap(({ id, reason }): Standing[] => {
    const folder = folders.find((one) => one.id === id);
    if (!folder) return [];
    return [
      {
        key: `refused:${id}`,
        tone: 'care',
        title: t('bannerFolderRefused', folder.name ?? ''),
        text: refusalText(reason) ?? t('refusedText', reason),
        actions: [
          { label: t('sendAgain'), run: () => resend(id) },
          { label: t('dropChange'), run: () => attempt(ask('vault.discard', { id })) },
        ],
      },
    ];
  });
}

function newerBanner(): Standing | null {
  const one = open().find(({ account }) => account.readOnly);
  if (!one) return null;
  return {
    key: 'newer',
    tone: 'plain',
    title: named(one.account, t('bannerNewer')),
    text: t('bannerNewerText'),
  };
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
  const standing = [
    silentBanner(),
    signInBanner(),
    heldBanner(),
    ownersBanner(),
    strangersBanner(),
    syncBanner(),
    ...folderBanners(),
    ...conflictBanners(),
    asideBanner(),
    newerBanner(),
  ].find((one) => one && !closed.includes(one.key));
  if (!standing) return null;
  const { key, tone, icon, title, text, actions = [], stays, onClose } = standing;
  const close = { onClose: onClose ?? (() => go({ closed: [...closed, key] })) };
  return (
    <Banner tone={tone} {...(icon && { icon })} {...(stays ? {} : close)}>
      <b>{title}</b> {text}{' '}
      <span class={actions.length > 1 ? 'links line' : ''}>
        {actions.map(({ label, run }) => (
          <button key={label} type="button" class="link" onClick={run}>
            {label}
          </button>
        ))}
      </span>
    </Banner>
  );
}
