import type { FrameNews, FramePage, FrameWish } from '..';
import { addLayer, type Layer, setStyle } from './layer';
import { CORNER_WIDTH, FRAME_WIDTH, type Spot } from './place';

export interface PageFrame {
  readonly layer: Layer;
  /** Height that the frame has asked for; 0 before it has. CSS pixels. */
  readonly height: () => number;
  /** Does nothing where it stands there already. */
  moveTo(spot: Spot): void;
  /** Something has happened that a person has to look at anew. */
  unsettle(): void;
  enter(): void;
  /** True while the keyboard is in it. */
  hasFocus(): boolean;
  remove(): void;
}

export interface FrameOptions {
  readonly page: FramePage;
  /** Names what the frame stands for; it asks the background about it. */
  readonly token: string;
  readonly field: Element | null;
  /** Address of the extension, with a slash at its end. */
  readonly address: (path: string) => string;
  /** The frame is to be placed: it has another size, or some time has passed. */
  readonly place: () => void;
  /** It was closed, by itself or by the page. */
  readonly closed: () => void;
  readonly left: () => void;
}

/** As often as the browser tells the frame whether it is seen. Milliseconds. */
const LOOK_MS = 100;

/** More would be the whole page. */
const MOST_HEIGHT = 420;

function createIframe(page: FramePage, address: FrameOptions['address']): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  setStyle(iframe, {
    all: 'initial',
    position: 'fixed',
    display: 'block',
    width: `${page === 'save' ? CORNER_WIDTH : FRAME_WIDTH}px`,
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

type Wishes = { readonly [K in FrameWish['name']]: (wish: Extract<FrameWish, { name: K }>) => void };

/**
 * The way to what is shown: the token goes through a channel that the page has no end of.
 * @param origin of our pages, which is not that of the address that the frame is given: this one changes with each session.
 */
function openChannel(iframe: HTMLIFrameElement, origin: string, token: string, wishes: Wishes) {
  const { port1: port, port2 } = new MessageChannel();
  port.onmessage = ({ data }: MessageEvent<FrameWish>) => wishes[data.name]?.(data as never);
  const hand = (): void => iframe.contentWindow?.postMessage(token, origin, [port2]);
  iframe.addEventListener('load', hand, { once: true });
  return {
    say: (news: FrameNews): void => port.postMessage(news),
    end: (): void => port.close(),
  };
}

/**
 * Shows a page of ours in a frame over the page. The frame is ours: what it shows is out of the page's reach, but the page may still
 * cover it, so it has to look after itself.
 */
export function showFrame({ page, token, field, address, ...tell }: FrameOptions): PageFrame {
  let height = 0;
  let spot: Spot | null = null;
  const remove = (): void => {
    clearInterval(looking);
    channel.end();
    layer.remove();
  };
  const close = (): void => {
    remove();
    tell.closed();
  };
  const size = (wanted: number): void => {
    height = Math.max(0, Math.min(Math.ceil(Number(wanted)), MOST_HEIGHT));
    setStyle(iframe, { height: `${height}px`, visibility: height > 0 ? 'visible' : 'hidden' });
    unsettle();
    tell.place();
  };
  const layer = addLayer(field, close);
  const look = (): void => (layer.isWhole() && layer.isPlain() ? tell.place() : close());
  const lookAndTell = (): void => {
    look();
    channel.say({ name: 'looked' });
  };
  const looking = setInterval(look, LOOK_MS);
  const iframe = createIframe(page, address);
  const wishes: Wishes = { size: (wish) => size(wish.height), close, leave: tell.left, look: lookAndTell };
  const channel = openChannel(iframe, new URL(address('/')).origin, token, wishes);
  const unsettle = (): void => channel.say({ name: 'moved' });
  const moveTo: PageFrame['moveTo'] = (next) => {
    if (spot?.left === next.left && spot.top === next.top) return;
    spot = next;
    setStyle(iframe, { left: `${next.left}px`, top: `${next.top}px` });
    unsettle();
  };
  const enter = (): void => {
    iframe.focus();
    channel.say({ name: 'enter' });
  };
  layer.root.append(iframe);
  const hasFocus = (): boolean => layer.root.activeElement !== null;
  return { layer, height: () => height, moveTo, unsettle, enter, hasFocus, remove };
}
