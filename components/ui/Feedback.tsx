import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/text';
import type { Notice, Toast, Tone } from '../state/notice';
import { IconButton } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { ctrlLetter } from './key-cap';

const TOAST_MS = 4000;

/** Where text is typed, Ctrl+Z belongs to that text. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea') !== null && !isEmptySearch(target);

const isEmptySearch = (target: Element): boolean =>
  target instanceof HTMLInputElement && target.hasAttribute('data-search') && target.value === '';

/** The place where passing words appear: always in the page, so that readers hear them. */
export function ToastRegion({ toast, onEnd }: { toast: Toast | null; onEnd: () => void }) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hold = () => clearTimeout(timer.current);
  const release = () => {
    hold();
    if (toast) timer.current = setTimeout(onEnd, TOAST_MS);
  };
  const undo = () => {
    toast?.undo?.();
    onEnd();
  };
  useLayoutEffect(() => {
    release();
    const listen = (event: KeyboardEvent) => {
      if (!toast?.undo || ctrlLetter(event) !== 'Z' || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', listen);
    return () => {
      hold();
      removeEventListener('keydown', listen);
    };
  }, [toast]);
  return (
    <div role="status">
      {toast && (
        <div
          class="toast"
          key={toast.id}
          onPointerEnter={hold}
          onPointerLeave={release}
          onFocusIn={hold}
          onFocusOut={release}
        >
          <Icon name={toast.icon} small />
          <span class="grow">{toast.text}</span>
          {toast.undo && (
            <button type="button" class="undo" onClick={undo}>
              {t('undo')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  plain: 'info',
  wait: 'offline',
  care: 'alert',
  stop: 'alert',
};

interface BannerProps {
  tone: Tone;
  children: ComponentChildren;
  icon?: IconName;
  onClose?: () => void;
}

/** A sentence under the top bar that stays until it is closed or no longer true. */
export function Banner({ tone, children, icon, onClose }: BannerProps) {
  return (
    <div class={`ban ${tone}`} role={tone === 'stop' ? 'alert' : 'status'}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
      <div class="grow">{children}</div>
      {onClose && <IconButton icon="x" name={t('hideThis')} onClick={onClose} />}
    </div>
  );
}

/** A notice of the page as a banner; null draws nothing. */
export function NoticeBanner({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  return (
    <Banner tone={notice.tone} onClose={onClose}>
      {notice.text}{' '}
      {notice.act && (
        <button type="button" class="link" onClick={notice.act.run}>
          {notice.act.label}
        </button>
      )}
    </Banner>
  );
}
