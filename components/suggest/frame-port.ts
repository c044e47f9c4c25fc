import { canProveSight, type FrameCharge, type FrameNews, type FrameWish } from '../../lib/fill';
import { ask } from '../../lib/protocol';
import { closeWindow } from '../state/close-window';

/** The way to what has opened this page: the script of ours that shows it in a frame over a web page, or its own window. */
export interface FramePort {
  /** Names what this page stands for. */
  readonly token: string;
  /** True in a window of ours, which no web page can cover or move. */
  readonly isWindow: boolean;
  say(wish: FrameWish): void;
  /** Calls back with what happens around the frame. Gives what ends that. */
  listen(heard: (news: FrameNews) => void): () => void;
}

type Listen = FramePort['listen'];

/** Chromium: a channel that nobody else has an end of. */
function withChannel({ token }: FrameCharge, port: MessagePort): FramePort {
  const listen: Listen = (heard) => {
    const hear = ({ data }: MessageEvent<FrameNews>) => heard(data);
    port.addEventListener('message', hear);
    return () => port.removeEventListener('message', hear);
  };
  port.start();
  return { token, isWindow: false, listen, say: (wish) => port.postMessage(wish) };
}

const charged = (): FrameCharge => JSON.parse(decodeURIComponent(location.hash.slice(1))) as FrameCharge;

/** Firefox: the charge is the end of the address, the background the way back, and the keyboard comes without a word. */
function throughBackground(charge: FrameCharge): FramePort {
  const listen: Listen = (heard) => {
    const enter = () => heard({ name: 'enter' });
    addEventListener('focus', enter);
    return () => removeEventListener('focus', enter);
  };
  const say = (wish: FrameWish) => void ask('frame.wish', { ...charge, wish }).catch(() => undefined);
  return { token: charge.token, isWindow: false, listen, say };
}

/** Our script's first word in Chromium. */
const handedPort = (): Promise<FramePort> =>
  new Promise((resolve) => {
    const hear = ({ data, ports: [port], source }: MessageEvent) => {
      if (typeof data !== 'string' || !port || source !== parent) return;
      removeEventListener('message', hear);
      resolve(withChannel(JSON.parse(data) as FrameCharge, port));
    };
    addEventListener('message', hear);
  });

/**
 * Waits to be handed what this frame stands for. Whoever puts this page into a frame without that gets a page that shows and does nothing:
 * the token is given to our own script, and the background knows it.
 */
export const framePort = async (): Promise<FramePort> =>
  canProveSight() ? handedPort() : throughBackground(charged());

/** In a window of ours the address itself ends with the token: nobody but the background has opened it. */
export const windowPort = (): FramePort => ({
  token: location.hash.slice(1),
  isWindow: true,
  say: ({ name }) => {
    if (name === 'close' || name === 'leave') void closeWindow();
  },
  listen: () => () => undefined,
});
