import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { OfOrganization, OrgRight } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import { type Intent, intend } from './changing';
import { isCancelled, read } from './connection';
import { whyNot } from './rights';

/** A line of what is known about something; drawn only where there is something. */
export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  if (children === null || children === '' || children === false) return null;
  return (
    <div class="fact">
      <dt class="t3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Several short texts under one label. */
export const Lines = ({ texts }: { texts: readonly string[] }) => (
  <ul>
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

interface FactsProps {
  title: string;
  children: ComponentChildren;
  /** Buttons beside the one that closes. */
  more?: ComponentChildren;
  /** … that lead to a change. */
  acts?: ComponentChildren;
  /** Why there are none of those, in words; null: there are. */
  whyNot?: string | null;
  onClose: () => void;
}

/** All that is known about one row. */
export function Facts({ title, children, more, acts, whyNot: why = null, onClose }: FactsProps) {
  return (
    <Dialog
      title={title}
      onCancel={onClose}
      onSubmit={onClose}
      actions={
        <>
          <Button kind="go" submit autoFocus>
            {t('closeFacts')}
          </Button>
          {more}
          {why === null && acts}
        </>
      }
    >
      <dl class="facts">{children}</dl>
      {why !== null && (
        <p class="note">
          <Icon name="lock" small />
          <span>{why}</span>
        </p>
      )}
    </Dialog>
  );
}

interface EditAndDeleteProps {
  onClose: () => void;
  /** False: not for this role. */
  edit: Intent | false;
  remove: Intent | false;
}

/** The ways on from what is known about a row to a change of it. */
export function EditAndDelete({ onClose, edit, remove }: EditAndDeleteProps) {
  const start = (intent: Intent) => {
    onClose();
    intend(intent);
  };
  return (
    <>
      {edit && <Button onClick={() => start(edit)}>{t('editVerb')}</Button>}
      {remove && (
        <Button kind="danger" onClick={() => start(remove)}>
          {t('deleteEntry')}
        </Button>
      )}
    </>
  );
}

interface IdsProps {
  label: string;
  load: (who: OfOrganization) => Promise<readonly string[]>;
  nameOf: (id: string) => string;
}

/** Names of what stands in a list of ids, which is asked for when it is looked at. */
export function IdsFact({ label, load, nameOf }: IdsProps) {
  const [ids, setIds] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  useEffect(() => {
    const run = new AbortController();
    read(load, { signal: run.signal, waiting: () => undefined }).then(setIds, (reason: unknown) => {
      if (!isCancelled(reason)) setError(toErrorInfo(reason));
    });
    return () => run.abort(new DOMException('', 'AbortError'));
  }, []);
  if (error) return <Fact label={label}>{errorText(error)}</Fact>;
  if (!ids) return <Fact label={label}>{t('loading')}</Fact>;
  return <Fact label={label}>{ids.length === 0 ? t('none') : <Lines texts={ids.map(nameOf)} />}</Fact>;
}

/** Below a list of which this person's role changes nothing. */
export const RoleNote = ({ rights }: { rights: readonly OrgRight[] }) => {
  const why = whyNot(...rights);
  return why === null ? null : <span class="small t2">{why}</span>;
};
