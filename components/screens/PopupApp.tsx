import { useEffect, useState } from 'preact/hooks';
import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { accounts } from '../state/accounts';
import { collectionQuestion } from '../state/collections';
import { folderQuestion } from '../state/folders';
import { loadForms } from '../state/forms';
import { toast } from '../state/notice';
import { backToList, emptied, route } from '../state/route';
import { knockAgain, silent, status } from '../state/session';
import { placeQuestion } from '../state/shared';
import { accountsBefore, changeDraft } from '../state/sign-in';
import { accountInWindow, isUnlockWindow, lockedInWindow } from '../state/unlocking';
import { overview } from '../state/vault';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { ToastRegion } from '../ui/Feedback';
import { lazy } from '../ui/lazy';
import { Tooltip } from '../ui/Tooltip';
import { FillQuestionDialog } from './FillQuestion';
import { FirstSync } from './FirstSync';
import { ItemScreen } from './next-screens';
import { RepromptDialog } from './RepromptDialog';
import { UnlockScreen } from './UnlockScreen';
import { VaultScreen } from './VaultScreen';

function Silent() {
  return (
    <main class="body scroll">
      <EmptyState icon="alert" title={t('silentTitle')} text={t('silentText')} whole>
        <Button kind="go" onClick={() => void knockAgain()}>
          {t('tryAgain')}
        </Button>
      </EmptyState>
    </main>
  );
}

function Starting() {
  return (
    <main class="body">
      <h1 class="loading t2">{t('starting')}</h1>
    </main>
  );
}

/** What is not wanted each time comes when it is: the list does not wait for it. */
const EditScreen = lazy(async () => (await loadForms()).EditScreen);
const FolderDialog = lazy(async () => (await import('../folder')).FolderDialog);
const CollectionDialog = lazy(async () => (await import('../collection')).CollectionDialog);
const PlaceDialog = lazy(async () => (await import('../share')).PlaceDialog);
const ConflictScreen = lazy(async () => (await import('../conflict')).ConflictScreen);
const GeneratorScreen = lazy(async () => (await import('../generator')).GeneratorScreen);
const GeneratedScreen = lazy(async () => (await import('../generator')).GeneratedScreen);
const WhyScreen = lazy(async () => (await import('../why')).WhyScreen);
const SignInScreen = lazy(async () => (await import('./signing-in')).SignInScreen);
const SignInSteps = lazy(async () => (await import('./signing-in')).SignInSteps);

/** The screens that lead in to another account; null where none is wanted, or its account is open by now. */
function WayIn() {
  const { screen, account: id } = route.value;
  const locked = accounts.value.find(({ account, state }) => account.id === id && state === 'locked');
  const isDone =
    (screen === 'sign-in' && !status.value?.needsSignIn) ||
    (screen === 'add-account' && accounts.value.length > accountsBefore.value) ||
    (screen === 'unlock' && !locked);
  useEffect(() => {
    if (isDone) backToList();
  }, [isDone]);
  if (isDone) return null;
  return screen === 'unlock' && locked ? (
    <UnlockScreen key={id} one={locked} onCancel={backToList} />
  ) : (
    <SignInScreen onCancel={backToList} />
  );
}

const WAYS_IN: readonly string[] = ['sign-in', 'add-account', 'unlock'];

/** An account whose vault comes to this browser for the first time, while there is nothing else to look at. */
function firstComing() {
  const open = accounts.value.filter(({ state }) => state === 'unlocked');
  const isComing = open.every(({ sync }) => sync.lastSynced === null && sync.state === 'running');
  return isComing ? open[0] : undefined;
}

function Unlocked() {
  const { screen, itemId } = route.value;
  const { outbox } = status.value ?? {};
  // A new item that is looked at gets another id when it arrives.
  const shownId = itemId && (outbox?.moved[itemId] ?? itemId);
  if (WAYS_IN.includes(screen)) return <WayIn key={screen} />;
  const coming = firstComing();
  if (coming) return <FirstSync account={coming.account} sync={coming.sync} />;
  if (screen === 'edit') return <EditScreen />;
  if (screen === 'generator') return <GeneratorScreen />;
  if (screen === 'generated') return <GeneratedScreen />;
  if (screen === 'why') return <WhyScreen id={shownId} />;
  if (screen === 'conflict' && shownId !== null) return <ConflictScreen key={shownId} id={shownId} />;
  return screen === 'item' && shownId !== null ? <ItemScreen key={shownId} id={shownId} /> : <VaultScreen />;
}

/** All accounts are locked: the one in front is unlocked here, another one can be chosen or added. */
function Locked({ front }: { front: AccountSummary }) {
  const [isAdding, setAdding] = useState(false);
  const named = accountInWindow();
  const one = accounts.value.find(({ account }) => account.id === (named ?? front.id));
  const startAdding = () => {
    changeDraft({ email: '' });
    setAdding(true);
  };
  if (isAdding) return <SignInScreen onCancel={() => setAdding(false)} />;
  return one ? <UnlockScreen key={one.account.id} one={one} onAdd={startAdding} /> : null;
}

/** The screen for the state of the session: there is one for each, never a blank. */
function Screen() {
  const now = status.value;
  const inWindow = isUnlockWindow() && lockedInWindow();
  // A list that is open needs nobody's answer to be read; a banner tells of the silence.
  if (silent.value && overview.value === null) return <Silent />;
  if (now === null) return <Starting />;
  if (inWindow) return <UnlockScreen one={inWindow} />;
  if (now.signIn) return <SignInSteps signIn={now.signIn} />;
  if (now.state === 'unlocked') return <Unlocked />;
  if (now.state === 'locked' && now.account) return <Locked front={now.account} />;
  return <SignInScreen />;
}

/** All of the popup, drawn from the state signals alone. */
export function PopupApp() {
  return (
    <div class="popup">
      <ErrorBoundary>
        {/* A lock draws anew what it has emptied: what was typed into the old screen goes with it. */}
        <Screen key={emptied.value} />
        <RepromptDialog />
        <FillQuestionDialog />
        {placeQuestion.value && <PlaceDialog />}
        {folderQuestion.value && <FolderDialog />}
        {collectionQuestion.value && <CollectionDialog />}
      </ErrorBoundary>
      <ToastRegion toast={toast.value} onEnd={() => (toast.value = null)} />
      <Tooltip />
    </div>
  );
}
