import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ErrorInfo } from '../../../lib/errors';
import { t } from '../../../lib/text';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner } from '../../ui/Feedback';
import { LossDialog } from '../../ui/LossDialog';
import { endChange } from '../changing';
import { WaitingLine } from '../LoadState';
import type { Waiting } from '../patience';
import { ChangeError, type MissingText, usePause } from './ChangeError';
import { Preview } from './Preview';
import type { ChangeLine } from './what-changes';

/** Where a change stands: of one row, or of several. */
export interface ChangeState {
  /** What is changed has been read. */
  readonly isRead: boolean;
  readonly hasChanged: boolean;
  readonly isBusy: boolean;
  /** The row is not what was shown any more: somebody has to look again. */
  readonly hasMoved: boolean;
  readonly error: ErrorInfo | null;
  /** The pause before a row is asked for again; changes are never repeated. */
  readonly waiting: Waiting | null;
  readonly open: () => void;
  readonly send: () => void;
  /** Breaks off what is read, or what has not begun; a request that changes something is under way to its end. */
  readonly cancel: () => void;
}

interface ChangeDialogProps {
  title: string;
  change: ChangeState;
  /** Null for what has nothing to fill in: it begins with its preview. */
  form: ComponentChildren;
  lines: readonly ChangeLine[];
  notes?: readonly ChangeLine[];
  /** To what it is not done that was chosen, with the reasons. */
  leftOut?: readonly ChangeLine[];
  /** What is wrong with the form; null when it can be sent. */
  fault?: string | null;
  /** Why the server may not find it. */
  missing: MissingText;
  /** What the last button does, in words. */
  verb: string;
  /** It takes something away: its button is red and never has the focus by itself. */
  isLoss?: boolean;
  /** What has come of several so far. */
  results?: ComponentChildren;
}

/** The button that sends. It waits as long as the server has asked for, and sends nothing by itself. */
function SendButton({ change, verb, isLoss, isEmpty }: SendProps) {
  const left = usePause(change.error);
  return (
    <Button
      kind={isLoss ? 'danger' : 'go'}
      busy={change.isBusy}
      disabled={left > 0 || isEmpty}
      autoFocus={!isLoss}
      onClick={change.send}
    >
      {left > 0 ? t('tryAgainIn', t('secondsShort', left)) : verb}
    </Button>
  );
}

interface SendProps {
  change: ChangeState;
  verb: string;
  isLoss: boolean;
  isEmpty: boolean;
}

/** What stands in the way, above everything else. */
function Trouble({ change, missing }: Pick<ChangeDialogProps, 'change' | 'missing'>) {
  const { error, waiting, hasMoved, isRead } = change;
  return (
    <>
      {waiting && <WaitingLine waiting={waiting} onCancel={change.cancel} />}
      {error && <ChangeError error={error} missing={missing} again={isRead ? change.send : change.open} />}
      {hasMoved && <Banner tone="care">{t('rowMoved')}</Banner>}
    </>
  );
}

const LossQuestion = ({ onKeep }: { onKeep: () => void }) => (
  <LossDialog
    title={t('dropEditsTitle')}
    keep={t('keepEditing')}
    onKeep={onKeep}
    lose={t('dropEdits')}
    onLose={endChange}
  >
    <p class="t2">{t('dropEditsText')}</p>
  </LossDialog>
);

/** Focuses the marked control of the dialog when its face changes; `key` names the face. */
function useFocusIn(key: string) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.closest('dialog')?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [key]);
  return place;
}

/** Something is changed: first its form, then in words what exactly that changes, then the request. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, change, form, lines, notes = [], fault = null, verb, isLoss = false, results } = props;
  const { leftOut = [], missing } = props;
  const [isReviewed, setReviewed] = useState(form === null);
  const [isLeaving, setLeaving] = useState(false);
  const { isRead, hasChanged, isBusy } = change;
  const place = useFocusIn(`${isReviewed} ${isRead} ${isReviewed && lines.length === 0}`);
  const isReady = isRead && lines.length > 0 && fault === null;
  const close = () => {
    if (isBusy && isRead) change.cancel();
    else if (form !== null && hasChanged) setLeaving(true);
    else endChange();
  };
  const review = () => isReady && setReviewed(true);
  const isPreview = isReviewed && isRead;
  // What was wanted has come about, by whomever.
  const isOver = isPreview && lines.length === 0;
  return (
    <>
      <Dialog
        title={title}
        onCancel={close}
        onSubmit={review}
        actions={
          <div class="line grow" ref={place}>
            {isOver ? null : isPreview ? (
              <>
                <SendButton change={change} verb={verb} isLoss={isLoss} isEmpty={!isReady} />
                {form !== null && (
                  <Button disabled={isBusy} autoFocus={isLoss} onClick={() => setReviewed(false)}>
                    {t('back')}
                  </Button>
                )}
              </>
            ) : (
              form !== null && (
                <Button kind="go" submit disabled={!isReady}>
                  {t('reviewChange')}
                </Button>
              )
            )}
            <Button
              kind="bare"
              autoFocus={isOver || (isLoss && form === null)}
              disabled={isBusy && isPreview}
              onClick={close}
            >
              {t(isOver ? 'closeFacts' : 'cancel')}
            </Button>
            {isRead && !isPreview && lines.length === 0 && <span class="small t2">{t('noChange')}</span>}
            {!isPreview && fault && hasChanged && <span class="small t2">{fault}</span>}
          </div>
        }
      >
        <div class="change stack">
          <Trouble change={change} missing={missing} />
          {results}
          {!isRead && !change.error && <p class="t2">{t('loading')}</p>}
          {isPreview ? <Preview lines={lines} notes={notes} leftOut={leftOut} /> : isRead && form}
        </div>
      </Dialog>
      {isLeaving && <LossQuestion onKeep={() => setLeaving(false)} />}
    </>
  );
}
