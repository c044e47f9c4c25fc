import { useId, useState } from 'preact/hooks';
import { formatList, t } from '../../lib/text';
import { usePause } from '../console/change/ChangeError';
import { Fault, WaitingLine } from '../console/LoadState';
import { POLICIES, policyName } from '../console/labels';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { isNameReady, makesCollections } from './own-name';
import { OwnNameField, PolicyControl } from './PolicyControls';
import { changeLines, PolicyReview, PolicyWarnings } from './PolicyReview';
import { unknownKeys, warningsOf } from './plan-policy';
import { controlsOf } from './policy-controls';
import { faultOf } from './policy-draft';
import { type PolicyView, usePolicy } from './use-policy';
import './policy.css';

interface Props {
  type: number;
  onClose: () => void;
}

/** The switch, and a control for each member of the data that is known. */
function PolicyForm({ type, view }: { type: number; view: PolicyView }) {
  const id = useId();
  const controls = controlsOf(type);
  const kept = unknownKeys(controls, view.after.data);
  return (
    <div class="change stack policy-form">
      <div class="line">
        <b id={id}>{t('policyOnLabel')}</b>
        <span class="line end">
          <Switch checked={view.after.enabled} onChange={view.turn} labelledBy={id} describedBy={id} />
        </span>
      </div>
      <PolicyWarnings type={type} view={view} />
      {controls.map((control) => (
        <PolicyControl key={control.key} control={control} view={view} />
      ))}
      {makesCollections(type, view.base, view.after) && <OwnNameField view={view} />}
      {kept.length > 0 && <p class="small t2">{t('policyKept', formatList(kept))}</p>}
    </div>
  );
}

function Loading({ view, onClose }: { view: PolicyView; onClose: () => void }) {
  if (view.error) return <Fault error={view.error} again={view.load} />;
  if (view.waiting) return <WaitingLine waiting={view.waiting} onCancel={onClose} />;
  return <p class="t2">{t('loading')}</p>;
}

interface ActionsProps extends Props {
  view: PolicyView;
  isReviewing: boolean;
  review: (is: boolean) => void;
}

function Actions({ type, view, isReviewing, review, onClose }: ActionsProps) {
  const pause = usePause(view.task.error);
  const cancel = (
    <Button autoFocus={!isReviewing} onClick={onClose}>
      {t('cancel')}
    </Button>
  );
  if (view.base === undefined) return cancel;
  const isFaulty =
    controlsOf(type).some((control) => faultOf(control, view.draft)) ||
    (makesCollections(type, view.base, view.after) && !isNameReady(view.own));
  const isNothing = changeLines(type, view).length === 0;
  if (!isReviewing)
    return (
      <>
        <Button kind="go" disabled={isFaulty || isNothing} onClick={() => review(true)}>
          {t('policyReview')}
        </Button>
        {cancel}
      </>
    );
  const isRisky = warningsOf(type, POLICIES, view.base, view.after).length > 0;
  const isLost = view.task.error?.code === 'perhaps-done';
  return (
    <>
      {!isLost && (
        <Button
          kind={isRisky ? 'danger' : 'go'}
          busy={view.task.busy}
          disabled={isNothing || pause > 0}
          onClick={view.save}
        >
          {pause > 0 ? t('tryAgainIn', t('secondsShort', pause)) : t('policySave')}
        </Button>
      )}
      {!isLost && <Button onClick={() => review(false)}>{t('policyBack')}</Button>}
      {cancel}
    </>
  );
}

/** Turns a policy on or off, and changes what it is set to: first what becomes of it, then the button that saves it. */
export function PolicyEditor({ type, onClose }: Props) {
  const view = usePolicy(type, onClose);
  const [isReviewing, review] = useState(false);
  return (
    <Dialog
      title={policyName(type)}
      onCancel={onClose}
      actions={
        <Actions type={type} view={view} isReviewing={isReviewing} review={review} onClose={onClose} />
      }
    >
      {view.base === undefined ? (
        <Loading view={view} onClose={onClose} />
      ) : isReviewing ? (
        <PolicyReview type={type} view={view} />
      ) : (
        <PolicyForm type={type} view={view} />
      )}
    </Dialog>
  );
}
