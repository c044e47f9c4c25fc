import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { t } from '../../lib/text';
import { Button } from './Button';
import { EmptyState } from './EmptyState';

/** What is drawn when a part of the page breaks: a sentence and a way back, never a blank page. */
export function ErrorBoundary({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  return (
    <main class="body scroll">
      <EmptyState
        whole
        icon="alert"
        title={t('brokenTitle')}
        text={t('brokenText', error instanceof Error ? error.name : '')}
      >
        <Button kind="go" onClick={() => location.reload()}>
          {t('openAgain')}
        </Button>
      </EmptyState>
    </main>
  );
}
