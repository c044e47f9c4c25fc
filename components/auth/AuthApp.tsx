import { useLayoutEffect } from 'preact/hooks';
import type { Overview } from '../../lib/items';
import { type AuthQuestion, ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { RepromptDialog } from '../screens/RepromptDialog';
import { UnlockScreen } from '../screens/UnlockScreen';
import { closeWindow } from '../state/close-window';
import { attempt, notice } from '../state/notice';
import { withReprompt } from '../state/reprompt';
import { status } from '../state/session';
import { Button } from '../ui/Button';
import { Banner, NoticeBanner } from '../ui/Feedback';
import { TopBar } from '../ui/TopBar';
import { AuthList } from './AuthList';
import { leaveToBrowser, useQuestion } from './use-question';

/** Who asks, and in which words of their own. */
function Asked({ question: { host, realm, isSecure, isAgain } }: { question: AuthQuestion }) {
  return (
    <section aria-label={t('authTitle', host)}>
      {isAgain && <Banner tone="care">{t('authAgain')}</Banner>}
      {!isSecure && <Banner tone="care">{t('authNotSecure')}</Banner>}
      <p class="head small t2">
        <span>
          {t('authText', host)}
          {realm !== '' && (
            <>
              {' '}
              {t('authRealm')} <bdi>“{realm}”</bdi>
            </>
          )}
        </span>
      </p>
    </section>
  );
}

async function choose(request: string, { id, name }: Overview): Promise<void> {
  const done = await withReprompt(name, async (password) => {
    await ask('auth.answer', { request, id, ...(password !== undefined && { password }) });
    return true;
  });
  if (done) await closeWindow();
}

function Choice({ request, question }: { request: string; question: AuthQuestion }) {
  const { account, state, accounts = [] } = status.value ?? {};
  const front = accounts.find((one) => one.account.id === account?.id);
  if (state === 'locked' && front) return <UnlockScreen key={account?.id} one={front} />;
  return (
    <main class="body scroll">
      {question.rows.length === 0 ? (
        <p class="head">{t('authNone', question.host)}</p>
      ) : (
        <AuthList rows={question.rows} onChoose={(row) => attempt(choose(request, row))} />
      )}
    </main>
  );
}

/** A server asks for a user name and a password before it shows anything: which login it gets, or none of ours. */
export function AuthApp({ request }: { request: string }) {
  const question = useQuestion(request);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      void leaveToBrowser(request);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [request]);
  if (!question) return null;
  return (
    <div class="popup">
      <TopBar title={t('authTitle', question.host)} />
      {notice.value && <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />}
      <Asked question={question} />
      <Choice request={request} question={question} />
      <footer class="acts">
        <Button kind="bare" onClick={() => void leaveToBrowser(request)}>
          {t('authNotNow')}
        </Button>
        <span class="small t3 end">{t('authNotNowNote')}</span>
      </footer>
      <RepromptDialog />
    </div>
  );
}
