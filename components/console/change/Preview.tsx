import { t } from '../../../lib/text';
import { Icon } from '../../ui/Icon';
import type { ChangeLine } from './what-changes';

interface PreviewProps {
  lines: readonly ChangeLine[];
  /** What else there is to know: mail that goes out, what cannot be taken back. */
  notes: readonly ChangeLine[];
}

const Line = ({ text, isGrave }: ChangeLine) => (
  <li class={isGrave ? 'line start care' : 'line start'}>
    <Icon name={isGrave ? 'alert' : 'right'} small />
    <span>{text}</span>
  </li>
);

/** What is going to happen, before anything is sent. */
export function Preview({ lines, notes }: PreviewProps) {
  if (lines.length === 0) return <p>{t('nothingLeft')}</p>;
  return (
    <section class="stack" aria-label={t('previewTitle')}>
      <h3>{t('previewTitle')}</h3>
      <ul class="change-lines">
        {lines.map((one) => (
          <Line key={one.text} {...one} />
        ))}
      </ul>
      {notes.map(({ text, isGrave }) => (
        <p key={text} class={isGrave ? 'note care' : 'note'}>
          <Icon name={isGrave ? 'alert' : 'info'} small />
          <span>{text}</span>
        </p>
      ))}
    </section>
  );
}
