import type { FrameNews, FrameWish } from '../../lib/fill';

/** The way to the script of ours that shows this page in a frame over a web page. */
export interface FramePort {
  /** Names what this frame stands for. */
  readonly token: string;
  say(wish: FrameWish): void;
  /** Calls back with what happens around the frame, whoever else listens. @returns what ends that. */
  listen(heard: (news: FrameNews) => void): () => void;
}

/**
 * Waits to be handed the token. Whoever puts this page into a frame without one gets a page that shows and does nothing: the token is
 * given to our own script, and the background knows it.
 */
export function framePort(): Promise<FramePort> {
  return new Promise((resolve) => {
    addEventListener(
      'message',
      ({ data, ports: [port], source }) => {
        if (typeof data !== 'string' || !port || source !== parent) return;
        resolve({
          token: data,
          say: (wish) => port.postMessage(wish),
          listen: (heard) => {
            const told = ({ data: news }: MessageEvent<FrameNews>): void => heard(news);
            port.addEventListener('message', told);
            port.start();
            return () => port.removeEventListener('message', told);
          },
        });
      },
      { once: true },
    );
  });
}
