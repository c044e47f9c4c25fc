import { errorText, formatNumber, t } from '../../../lib/text';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Progress } from '../../ui/Progress';
import type { Each } from './use-each';

interface ResultsProps<T> {
  each: Each<T>;
  nameOf: (of: T) => string;
}

/** How far several changes have come, and why some were not made. */
export function Results<T>({ each, nameOf }: ResultsProps<T>) {
  const { outcomes, left, total, isRunning, stop } = each;
  if (total === 0) return null;
  const done = outcomes.filter(({ error }) => error === null).length;
  return (
    <section class="stack" aria-label={t('resultsTitle')}>
      <div class="line" role="status">
        <span class="num">{t('doneOf', formatNumber(done), formatNumber(total))}</span>
        {isRunning && <Progress label={t('resultsTitle')} done={outcomes.length} total={total} />}
        {isRunning && (
          <Button kind="bare" onClick={stop}>
            {t('stopHere')}
          </Button>
        )}
      </div>
      <ul class="change-lines">
        {outcomes.map(({ of, error }) => (
          <li key={nameOf(of)} class={error ? 'line start stop' : 'line start'}>
            <Icon name={error ? 'alert' : 'check'} small />
            <span>{error ? t('failedOne', nameOf(of), errorText(error)) : nameOf(of)}</span>
          </li>
        ))}
        {!isRunning &&
          left.map((of) => (
            <li key={nameOf(of)} class="line start t2">
              <Icon name="clock" small />
              <span>{t('notTried', nameOf(of))}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
