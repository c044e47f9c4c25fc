import { t } from '../../../lib/text';
import { Icon } from '../../ui/Icon';
import type { ChangeLine } from './what-changes';

interface PreviewProps {
  lines: readonly ChangeLine[];
  /** What else there is to know: mail that goes out, what cannot be taken back. */
  notes: readonly ChangeLine[];
  /** What was chosen and is not changed. */
  leftOut: readonly ChangeLine[];
}

const Line = ({ text, isGrave }: ChangeLine) => (
  <li class={isGrave ? 'line start care' : 'line start'}>
    <Icon name={isGrave ? 'alert' : 'right'} small />
    <span>{text}</span>
  </li>
);

const Lines = ({ title, lines }: { title: string; lines: readonly ChangeLine[] }) => (
  <section class="stack" aria-label={title}>
    <h3>{title}</h3>
    <ul class="change-lines">
      {lines.map((one) => (
        <Line key={one.text} {...one} />
      ))}
    </ul>
  </section>
);

const Note = ({ text, isGrave }: ChangeLine) => (
  <p class={isGrave ? 'note care' : 'note'}>
    <Icon name={isGrave ? 'alert' : 'info'} small />
    <span>{text}</span>
  </p>
);

/** What is going to happen, before anything is sent. */
export function Preview({ lines, notes, leftOut }: PreviewProps) {
  return (
    <>
      {leftOut.length > 0 && <Lines title={t('leftOutTitle')} lines={leftOut} />}
      {lines.length > 0 && <Lines title={t('previewTitle')} lines={lines} />}
      {lines.length + leftOut.length === 0 && <p>{t('nothingLeft')}</p>}
      {lines.length > 0 && notes.map((one) => <Note key={one.text} {...one} />)}
    </>
  );
}
