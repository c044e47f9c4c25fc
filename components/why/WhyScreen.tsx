import { useLayoutEffect } from 'preact/hooks';
import { browser } from '../../lib/browser';
import type { ErrorCode } from '../../lib/errors';
import type { FillReport } from '../../lib/fill';
import type { FillExplanation } from '../../lib/protocol';
import { errorText, t, tCount } from '../../lib/text';
import { copyText } from '../state/clipboard';
import { fillItem } from '../state/fill';
import { attempt, notice } from '../state/notice';
import { site } from '../state/site';
import { lastFill, leaveWhy } from '../state/why';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Banner, NoticeBanner } from '../ui/Feedback';
import { TopBar } from '../ui/TopBar';
import { FieldEntry } from './FieldEntry';
import { type Explained, useExplanation } from './use-explanation';
import { purposeText } from './why-texts';

type Frame = FillExplanation['frames'][number];

const hostText = ({ host }: Frame): string => host || t('whyNoHost');

const refusalText = (frame: Frame): string | null =>
  frame.refusal && errorText({ code: frame.refusal as ErrorCode, details: { host: hostText(frame) } });

/** What the page as a whole comes to. */
function Summary({ told: { frames, item, host } }: { told: FillExplanation }) {
  const chosen = frames.find(({ isChosen }) => isChosen);
  const refused = frames.find(({ refusal }) => refusal !== null);
  const count = chosen?.forms
    .flatMap(({ fields }) => fields)
    .filter(({ hindrance }) => hindrance === null).length;
  if (!chosen || !count)
    return (
      <Banner tone="care">
        {(refused && !chosen && refusalText(refused)) ??
          errorText({ code: 'page-no-fields', details: { host } })}
      </Banner>
    );
  return (
    <Banner tone="plain">
      {item ? tCount('whyWouldOne', 'whyWouldMany', count, item.name, host) : t('whyNoItem', host)}
    </Banner>
  );
}

interface FormsProps {
  frame: Frame;
  skipped: FillReport['skipped'];
  /** The frame has a heading of its own. */
  isOneOfMany: boolean;
  onCorrect: Explained['correct'];
}

function Forms({ frame, skipped, isOneOfMany, onCorrect }: FormsProps) {
  const Heading = isOneOfMany ? 'h3' : 'h2';
  return (
    <>
      {frame.forms.map(({ purpose, fields }, at) => (
        <section key={at}>
          <Heading class="sec">
            <span class="cut">{purposeText(purpose)}</span>
          </Heading>
          <ul class="plain-list">
            {fields.map((field, index) => (
              <FieldEntry
                key={index}
                field={field}
                skipped={frame.isChosen ? skipped : []}
                onCorrect={(role) => onCorrect(frame.host, field.signature, role)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Frames that have a field, the one that would be filled first. */
function Frames({ told, correct }: { told: FillExplanation; correct: Explained['correct'] }) {
  const frames = told.frames
    .filter(({ forms }) => forms.length > 0)
    .sort((a, b) => Number(b.isChosen) - Number(a.isChosen));
  const last = lastFill.value;
  const skipped = last && last.id === told.item?.id && last.tabId === site.value?.tabId ? last.skipped : [];
  return (
    <>
      {frames.map((frame, at) => (
        <section key={at} class="why-frame">
          {frames.length > 1 && (
            <h2>
              {t('whyFrame', hostText(frame))}
              {frame.refusal && <p class="small t2">{refusalText(frame)}</p>}
            </h2>
          )}
          <Forms frame={frame} skipped={skipped} isOneOfMany={frames.length > 1} onCorrect={correct} />
        </section>
      ))}
    </>
  );
}

/** Which Latchkey and which browser; nothing of the machine. */
const versions = (): string =>
  `Latchkey ${browser.runtime.getManifest().version}, ${/(Firefox|Edg|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? '?'}`;

function Verbs({ told: { item, report } }: { told: FillExplanation }) {
  const copy = () => attempt(copyText(`${versions()}\n${report}`, t('report'), false));
  return (
    <footer class="acts">
      {item && (
        <Button kind="go" onClick={() => attempt(fillItem(item.id, item.name))}>
          {t('fill')}
        </Button>
      )}
      <Button kind="bare" onClick={copy}>
        {t('copyReport')}
      </Button>
      <span class="small t3 end">{t('reportNote')}</span>
    </footer>
  );
}

function Problem({ text, onRetry }: { text: string; onRetry?: () => void }) {
  return (
    <EmptyState icon="alert" title={t('whyNotSeen')} text={text}>
      {onRetry && <Button onClick={onRetry}>{t('tryAgain')}</Button>}
    </EmptyState>
  );
}

/** Each field of the page in front: what we take it for and why, what becomes of it, and a way to say it better. */
export function WhyScreen({ id }: { id: string | null }) {
  const { told, error, reload, correct } = useExplanation(id);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      leaveWhy();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  const isClosed = site.value === null;
  return (
    <div class="screen">
      <TopBar title={t('whyTitle')} onBack={leaveWhy} />
      {notice.value && <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />}
      <main class="body scroll">
        {isClosed && <Problem text={errorText({ code: 'page-not-fillable', details: {} })} />}
        {error && <Problem text={errorText(error)} onRetry={reload} />}
        {told && !error && (
          <>
            <Summary told={told} />
            <Frames told={told} correct={correct} />
          </>
        )}
      </main>
      {told && !error && <Verbs told={told} />}
    </div>
  );
}
