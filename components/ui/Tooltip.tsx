import { useEffect, useRef, useState } from 'preact/hooks';

interface Tip {
  readonly text: string;
  readonly cap: string | undefined;
  readonly style: { insetBlockStart: string; insetInlineEnd: string };
}

const REST_MS = 400;
const HEIGHT = 26;

function tipOf(button: HTMLElement): Tip {
  const box = button.getBoundingClientRect();
  const above = box.bottom + HEIGHT + 4 > innerHeight;
  const isRtl = getComputedStyle(button).direction === 'rtl';
  const end = isRtl ? box.left : innerWidth - box.right;
  return {
    text: button.dataset.tip ?? '',
    cap: button.dataset.cap,
    style: {
      insetBlockStart: `${above ? box.top - HEIGHT - 4 : box.bottom}px`,
      insetInlineEnd: `${Math.max(4, end - 8)}px`,
    },
  };
}

/** Shows the name and key of the icon button under the pointer after a rest; at once while moving along. */
export function Tooltip() {
  const [tip, setTip] = useState<Tip | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const shown = useRef(false);
  useEffect(() => {
    const hide = () => {
      clearTimeout(timer.current);
      shown.current = false;
      setTip(null);
    };
    const over = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      if (!button) return hide();
      const show = () => {
        shown.current = true;
        if (button.isConnected) setTip(tipOf(button));
      };
      clearTimeout(timer.current);
      if (shown.current) show();
      else timer.current = setTimeout(show, REST_MS);
    };
    addEventListener('pointerover', over);
    addEventListener('pointerdown', hide);
    addEventListener('keydown', hide);
    return () => {
      hide();
      removeEventListener('pointerover', over);
      removeEventListener('pointerdown', hide);
      removeEventListener('keydown', hide);
    };
  }, []);
  if (!tip) return null;
  return (
    <div class="tip" aria-hidden="true" style={tip.style}>
      {tip.text}
      {tip.cap && <kbd>{tip.cap}</kbd>}
    </div>
  );
}
