import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { Generated } from '../../lib/generator';
import { ask } from '../../lib/protocol';
import { errorText, formatWhen, t } from '../../lib/text';
import { SecretField } from '../item/Field';
import { attempt, notice, showToast } from '../state/notice';
import { go } from '../state/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { NoticeBanner } from '../ui/Feedback';
import { TopBar } from '../ui/TopBar';

const LABELS = { password: 'fieldPassword', passphrase: 'passphrase', username: 'fieldUsername' } as const;

const backToGenerator = (): void => go({ screen: 'generator' });

interface Kept {
  /** Null until it is read. */
  readonly entries: readonly Generated[] | null;
  readonly error: ErrorInfo | null;
  readonly reload: () => void;
}

function useKept(): Kept {
  const [entries, setEntries] = useState<readonly Generated[] | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const load = async () => {
    try {
      setEntries(await ask('generator.history'));
      setError(null);
    } catch (reason) {
      setError(toErrorInfo(reason));
    }
  };
  const reload = () => void load();
  useEffect(reload, []);
  return { entries, error, reload };
}

function Entry({ entry: { value, kind, at, host } }: { entry: Generated }) {
  return (
    <SecretField
      label={t(LABELS[kind])}
      name={t('generatedAt', t(LABELS[kind]), formatWhen(at))}
      value={value}
      onUnseal={() => undefined}
      after={
        <span class="t3 small sub">
          {formatWhen(at)} {host !== null && <bdi>· {host}</bdi>}
        </span>
      }
    />
  );
}

function Entries({ entries, error, reload }: Kept) {
  if (error)
    return (
      <EmptyState icon="alert" title={t('generatedNotRead')} text={errorText(error)}>
        <Button onClick={reload}>{t('tryAgain')}</Button>
      </EmptyState>
    );
  if (entries?.length === 0)
    return <EmptyState icon="history" title={t('generatedNone')} text={t('generatedNoneText')} />;
  return (
    <section class="fields">
      {entries?.map((entry) => (
        <Entry key={entry.value} entry={entry} />
      ))}
    </section>
  );
}

/** What was generated and then used or copied, newest first. */
export function GeneratedScreen() {
  const kept = useKept();
  const { entries, reload } = kept;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      backToGenerator();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const clear = async (cleared: readonly Generated[]) => {
    await ask('generator.clearHistory');
    reload();
    const restore = () => attempt(ask('generator.note', { entries: cleared }).then(reload));
    showToast(t('toastHistoryCleared'), 'trash', restore);
  };
  return (
    <div class="screen">
      <TopBar title={t('generatedHistory')} onBack={backToGenerator}>
        {entries !== null && entries.length > 0 && (
          <Button kind="bare" onClick={() => attempt(clear(entries))}>
            {t('clearHistory')}
          </Button>
        )}
      </TopBar>
      {notice.value && <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />}
      <main class="body scroll">
        <Entries {...kept} />
      </main>
      <footer class="acts">
        <span class="small t3">{t('generatedNote')}</span>
      </footer>
    </div>
  );
}
