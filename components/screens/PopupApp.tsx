import { useEffect } from 'preact/hooks';
import { t } from '../../lib/text';
import { folderQuestion } from '../state/folders';
import { loadForms } from '../state/forms';
import { toast } from '../state/notice';
import { backToList, route } from '../state/route';
import { knockAgain, silent, status } from '../state/session';
import { overview } from '../state/vault';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { ToastRegion } from '../ui/Feedback';
import { lazy } from '../ui/lazy';
import { Tooltip } from '../ui/Tooltip';
import { FillQuestionDialog } from './FillQuestion';
import { FirstSync } from './FirstSync';
import { ItemScreen } from './ItemScreen';
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
const ConflictScreen = lazy(async () => (await import('../conflict')).ConflictScreen);
const GeneratorScreen = lazy(async () => (await import('../generator')).GeneratorScreen);
const GeneratedScreen = lazy(async () => (await import('../generator')).GeneratedScreen);
const WhyScreen = lazy(async () => (await import('../why')).WhyScreen);
const SignInScreen = lazy(async () => (await import('./signing-in')).SignInScreen);
const SignInSteps = lazy(async () => (await import('./signing-in')).SignInSteps);

function Unlocked() {
  const { screen, itemId } = route.value;
  const { account, sync, needsSignIn, outbox } = status.value ?? {};
  // A new item that is looked at gets another id when it arrives.
  const shownId = itemId && (outbox?.moved[itemId] ?? itemId);
  const isDone = screen === 'sign-in' && !needsSignIn;
  useEffect(() => {
    if (isDone) backToList();
  }, [isDone]);
  if (screen === 'sign-in' && !isDone) return <SignInScreen onCancel={backToList} />;
  const isFirst = sync?.lastSynced === null && sync.state === 'running';
  if (isFirst && account) return <FirstSync email={account.email} host={account.serverHost} sync={sync} />;
  if (screen === 'edit') return <EditScreen />;
  if (screen === 'generator') return <GeneratorScreen />;
  if (screen === 'generated') return <GeneratedScreen />;
  if (screen === 'why') return <WhyScreen id={shownId} />;
  if (screen === 'conflict' && shownId !== null) return <ConflictScreen key={shownId} id={shownId} />;
  return screen === 'item' && shownId !== null ? <ItemScreen key={shownId} id={shownId} /> : <VaultScreen />;
}

/** The screen for the state of the session: there is one for each, never a blank. */
function Screen() {
  const now = status.value;
  // A list that is open needs nobody's answer to be read; a banner tells of the silence.
  if (silent.value && overview.value === null) return <Silent />;
  if (now === null) return <Starting />;
  if (now.signIn) return <SignInSteps signIn={now.signIn} />;
  if (now.state === 'unlocked') return <Unlocked />;
  if (now.state === 'locked' && now.account) return <UnlockScreen account={now.account} />;
  return <SignInScreen />;
}

/** All of the popup, drawn from the state signals alone. */
export function PopupApp() {
  return (
    <div class="popup">
      <ErrorBoundary>
        {/* A lock draws the screen anew: what was typed into the old one goes with it. */}
        <Screen key={status.value?.locks} />
        <RepromptDialog />
        <FillQuestionDialog />
        {folderQuestion.value && <FolderDialog />}
      </ErrorBoundary>
      <ToastRegion toast={toast.value} onEnd={() => (toast.value = null)} />
      <Tooltip />
    </div>
  );
}
