import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { type FillQuestion, fillQuestion } from '../state/fill-question';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

/** The second half of a double click, or a key that is held, is no answer to what has just appeared. Milliseconds. */
const ARMS_AFTER = 500;

function Asking({ question: { title, text, verb, answer } }: { question: FillQuestion }) {
  const [isArmed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARMS_AFTER);
    return () => clearTimeout(timer);
  }, []);
  const cancel = () => answer(false);
  return (
    <Dialog
      title={title}
      onCancel={cancel}
      onSubmit={() => isArmed && answer(true)}
      actions={
        <>
          <Button kind="go" submit disabled={!isArmed}>
            {verb}
          </Button>
          <Button autoFocus onClick={cancel}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p class="t2">{text}</p>
    </Dialog>
  );
}

/** Shows what a fill waits for. */
export function FillQuestionDialog() {
  return fillQuestion.value && <Asking key={fillQuestion.value.title} question={fillQuestion.value} />;
}
