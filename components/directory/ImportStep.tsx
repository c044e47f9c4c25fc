import { useMemo, useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/text';
import { connection } from '../console/connection';
import { Fault, WaitingLine } from '../console/LoadState';
import { groups, members } from '../console/lists';
import { Button } from '../ui/Button';
import { Check } from '../ui/Choice';
import { Banner } from '../ui/Feedback';
import { Progress } from '../ui/Progress';
import { compareAnew, goOn, groupsAsked, isBlind, memberships, presentNow } from './comparison';
import { type Directory, type ImportOptions, MOST_WITHOUT_ASKING } from './directory';
import { ImportButton } from './ImportButton';
import { ImportPreview } from './ImportPreview';
import { ProblemList } from './ProblemList';
import { planImport } from './plan-import';
import { type Result, ResultLine } from './ResultLine';

interface StepProps {
  name: string;
  directory: Directory;
  onAgain: () => void;
}

interface OptionsProps {
  options: ImportOptions;
  isLargeWanted: boolean;
  onChange: (options: ImportOptions) => void;
}

function Options({ options, isLargeWanted, onChange }: OptionsProps) {
  const set = (name: keyof ImportOptions) => (is: boolean) => onChange({ ...options, [name]: is });
  return (
    <div class="stack tight">
      <Check checked={options.isInviting} onChange={set('isInviting')}>
        {t('importInvite')}
      </Check>
      <Check checked={options.isOverwriting} onChange={set('isOverwriting')}>
        {t('importOverwrite')}
      </Check>
      {(isLargeWanted || options.isLarge) && (
        <Check checked={options.isLarge} onChange={set('isLarge')}>
          {t('importLarge')}
        </Check>
      )}
    </div>
  );
}

const LOADERS = [members, groups, memberships] as const;

/** How far the comparison has come, and what stands in its way. */
function Comparing({ directory }: { directory: Directory }) {
  const again = () => void goOn(directory);
  const { done, total } = groupsAsked();
  const states = LOADERS.map(({ state }) => state.value);
  const isLoading = states.some((one) => one.isLoading);
  const waiting = states.find((one) => one.waiting)?.waiting;
  const error = states.find((one) => one.error)?.error;
  const cancel = () => {
    for (const loader of LOADERS) loader.cancel();
  };
  return (
    <div class="stack" aria-busy={isLoading}>
      {isLoading && (
        <div class="line">
          <span class="t2">{t('importComparing')}</span>
          {total > 0 && <Progress label={t('importComparingGroups')} done={done} total={total} />}
        </div>
      )}
      {waiting && <WaitingLine waiting={waiting} onCancel={cancel} />}
      {error && <Fault error={error} again={again} />}
      {!isLoading && !error && (
        <div class="line">
          <Button onClick={again}>{t('importCompareAgain')}</Button>
        </div>
      )}
    </div>
  );
}

/** A file that was read: what stands in it, what it would do, and the button that does it. */
export function ImportStep({ name, directory, onAgain }: StepProps) {
  const [options, setOptions] = useState<ImportOptions>({
    isOverwriting: false,
    isLarge: false,
    isInviting: true,
    ...directory.options,
  });
  const [result, setResult] = useState<Result | null>(null);
  const present = presentNow();
  const blind = isBlind();
  const plan = useMemo(
    () => (present || blind ? planImport(directory, options, present) : null),
    [directory, options, blind, members.state.value, groups.state.value, memberships.state.value],
  );
  const count = Math.max(directory.members.length, directory.groups.length);
  const unread = members.state.value.unread + groups.state.value.unread;
  const isEmpty = directory.members.length === 0;
  const end = (told: Result) => {
    setResult(told);
    void compareAnew(directory);
  };
  return (
    <>
      <div class="line wrap">
        <b class="cut">
          {t(
            'importFound',
            name,
            formatNumber(directory.members.length),
            formatNumber(directory.groups.length),
          )}
        </b>
        <Button class="end" onClick={onAgain}>
          {t('importAgain')}
        </Button>
      </div>
      <ProblemList problems={directory.problems} />
      {result && <ResultLine result={result} isBlind={blind} />}
      {isEmpty ? (
        <p class="t2">{t('importEmpty')}</p>
      ) : (
        <>
          <Options options={options} isLargeWanted={count > MOST_WITHOUT_ASKING} onChange={setOptions} />
          {unread > 0 && <Banner tone="care">{t('rowsUnread', formatNumber(unread))}</Banner>}
          {blind && <Banner tone="care">{t('importBlind', connection.value?.host ?? '')}</Banner>}
          {plan ? <ImportPreview plan={plan} isBlind={blind} /> : <Comparing directory={directory} />}
          {plan && !result?.isDone && <ImportButton plan={plan} isBlind={blind} onEnd={end} />}
        </>
      )}
    </>
  );
}
