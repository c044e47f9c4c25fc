import type { ComponentChildren } from 'preact';
import { errorText } from '../../lib/text';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Sentence } from './TextField';
import type { Task } from './use-task';

interface LossDialogProps {
  title: string;
  children: ComponentChildren;
  /** The safe answer: it has the focus, and is what Esc gives. */
  keep: string;
  onKeep: () => void;
  /** The answer that loses something. */
  lose: string;
  onLose: () => void;
  /** What that answer has begun: its button is busy meanwhile, and what goes wrong stands in the question. */
  task?: Task;
}

/** A question that stops a loss which nothing takes back. */
export function LossDialog({ title, children, keep, onKeep, lose, onLose, task }: LossDialogProps) {
  return (
    <Dialog
      title={title}
      onCancel={onKeep}
      actions={
        <>
          <Button autoFocus onClick={onKeep}>
            {keep}
          </Button>
          <Button kind="danger" busy={task?.busy ?? false} onClick={onLose}>
            {lose}
          </Button>
        </>
      }
    >
      {children}
      {task?.error && <Sentence text={errorText(task.error)} />}
    </Dialog>
  );
}
