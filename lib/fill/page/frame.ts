import type { FrameNews, FramePage, FrameWish } from '..';
import { addLayer, type Layer, setStyle } from './layer';
import { FRAME_WIDTH, type Spot } from './place';

export interface PageFrame {
  readonly layer: Layer;
  /** Height that the frame has asked for; 0 before it has. CSS pixels. */
  readonly height: () => number;
  moveTo(spot: Spot): void;
  enter(): void;
  remove(): void;
}

export interface FrameOptions {
  readonly page: FramePage;
  /** Names what the frame stands for; it asks the background about it. */
  readonly token: string;
  readonly field: Element | null;
  /** Address of the extension, with a slash at its end. */
  readonly address: (path: string) => string;
  /** The frame has another size now, and is to be placed. */
  readonly resized: () => void;
  /** It was closed, by itself or by the page. */
  readonly closed: () => void;
  readonly left: () => void;
}

/** More would be the whole page. */
const MOST_HEIGHT = 420;

function createIframe(page: FramePage, address: FrameOptions['address']): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  setStyle(iframe, {
    all: 'initial',
    position: 'fixed',
    display: 'block',
    width: `${FRAME_WIDTH}px`,
    height: '0',
    border: '0',
    'border-radius': '10px',
    'color-scheme': 'normal',
    'box-shadow': '0 8px 28px rgb(0 0 0 / 18%), 0 0 0 1px rgb(0 0 0 / 12%)',
  });
  // Frames that show nothing yet cast no shadow either.
  setStyle(iframe, { visibility: 'hidden' });
  // Pages that isolate themselves (COEP) show frames of others only so; ours keeps nothing by its origin.
  iframe.setAttribute('credentialless', '');
  iframe.src = address(`/${page}.html`);
  return iframe;
}

/**
 * Shows a page of ours in a frame over the page. The token goes to it through a channel that the page has no end of.
 * The frame is ours: what it shows is out of the page's reach, but the page may still cover it, so it has to look after itself.
 */
export function showFrame({ page, token, field, address, ...tell }: FrameOptions): PageFrame {
  let height = 0;
  const { port1: port, port2 } = new MessageChannel();
  const remove = (): void => {
    port.close();
    layer.remove();
  };
  const close = (): void => {
    remove();
    tell.closed();
  };
  const layer = addLayer(field, close);
  const iframe = createIframe(page, address);
  const say = (news: FrameNews): void => port.postMessage(news);
  const wishes: { readonly [K in FrameWish['name']]: (wish: Extract<FrameWish, { name: K }>) => void } = {
    size: (wish) => {
      height = Math.max(0, Math.min(Math.ceil(Number(wish.height)), MOST_HEIGHT));
      setStyle(iframe, { height: `${height}px`, visibility: height > 0 ? 'visible' : 'hidden' });
      tell.resized();
    },
    close,
    leave: tell.left,
  };
  port.onmessage = ({ data }: MessageEvent<FrameWish>) => wishes[data.name]?.(data as never);
  const { origin } = new URL(address('/'));
  const hand = (): void => iframe.contentWindow?.postMessage(token, origin, [port2]);
  iframe.addEventListener('load', hand, { once: true });
  layer.root.append(iframe);
  return {
    layer,
    height: () => height,
    moveTo: ({ left, top }) => {
      setStyle(iframe, { left: `${left}px`, top: `${top}px` });
      say({ name: 'moved' });
    },
    enter: () => {
      iframe.focus();
      say({ name: 'enter' });
    },
    remove,
  };
}
