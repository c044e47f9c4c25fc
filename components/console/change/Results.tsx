import { formatList, formatNumber, t } from '../../../lib/text';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Progress } from '../../ui/Progress';
import { changeErrorText, type MissingText } from './ChangeError';
import type { Outcome } from './run-each';
import type { Each } from './use-each';

interface ResultsProps<T> {
  each: Each<T>;
  missing: MissingText;
  nameOf: (of: T) => string;
}

type ResultKind = 'done' | 'refused' | 'perhaps';

function kindOf({ error }: Outcome<unknown>): ResultKind {
  if (error === null) return 'done';
  return error.code === 'perhaps-done' ? 'perhaps' : 'refused';
}

const ICONS = { done: 'check', refused: 'alert', perhaps: 'alert' } as const;
const TONES = { done: '', refused: ' stop', perhaps: ' care' } as const;

/** "2 of 5 done, 1 refused, 1 perhaps done and 1 not tried". */
function sumOf({
  outcomes,
  left,
  total,
  isRunning,
}: Pick<Each<unknown>, 'outcomes' | 'left' | 'total' | 'isRunning'>): string {
  const count = (kind: ResultKind) => outcomes.filter((one) => kindOf(one) === kind).length;
  const others = [
    ['sumRefused', count('refused')],
    ['sumPerhaps', count('perhaps')],
    ['sumNotTried', isRunning ? 0 : left.length],
  ] as const;
  return formatList([
    t('doneOf', formatNumber(count('done')), formatNumber(total)),
    ...others.flatMap(([key, number]) => (number > 0 ? [t(key, formatNumber(number))] : [])),
  ]);
}

/** How far several changes have come, and why some were not made. */
export function Results<T>({ each, missing, nameOf }: ResultsProps<T>) {
  const { outcomes, left, total, isRunning, stop } = each;
  if (total === 0) return null;
  return (
    <section class="stack" aria-label={t('resultsTitle')}>
      <div class="line" role="status">
        <span class="num">{sumOf(each)}</span>
        {isRunning && <Progress label={t('resultsTitle')} done={outcomes.length} total={total} />}
        {isRunning && (
          <Button kind="bare" onClick={stop}>
            {t('stopHere')}
          </Button>
        )}
      </div>
      <ul class="change-lines">
        {outcomes.map((one) => (
          <li key={nameOf(one.of)} class={`line start${TONES[kindOf(one)]}`}>
            <Icon name={ICONS[kindOf(one)]} small />
            <span>
              {one.error
                ? t('failedOne', nameOf(one.of), changeErrorText(one.error, missing))
                : nameOf(one.of)}
            </span>
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
