import type { FrameCharge, FramePage, FrameWish } from '..';
import { openFrame } from './channel';
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
  /** Does what the frame wishes that has no way to say so itself. */
  hear(wish: FrameWish): void;
  remove(): void;
}

export interface FrameOptions {
  readonly page: FramePage;
  readonly charge: FrameCharge;
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
const MOST_HEIGHT = 480;

function createIframe(page: FramePage): HTMLIFrameElement {
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
  return iframe;
}

type Wishes = { readonly [K in FrameWish['name']]: (wish: Extract<FrameWish, { name: K }>) => void };

/**
 * Shows a page of ours in a frame over the page. The frame is ours: what it shows is out of the page's reach, but the page may still
 * cover it, so it has to look after itself.
 */
export function showFrame({ page, charge, field, address, ...tell }: FrameOptions): PageFrame {
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
  const iframe = createIframe(page);
  const wishes: Wishes = { size: (wish) => size(wish.height), close, leave: tell.left, look: lookAndTell };
  const hear = (wish: FrameWish): void => wishes[wish.name]?.(wish as never);
  const channel = openFrame(iframe, address(`/${page}.html`), new URL(address('/')).origin, charge, hear);
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
  return { layer, height: () => height, moveTo, unsettle, enter, hasFocus, hear, remove };
}
