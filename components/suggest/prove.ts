import type { FramePort } from './frame-port';
import type { Sight } from './sight';

/** Has the script around the frame look where it stands at this moment, and waits until it has told of it. */
const haveLooked = (port: FramePort): Promise<void> =>
  new Promise((resolve) => {
    const stop = port.listen(({ name }) => {
      if (name !== 'looked') return;
      stop();
      resolve();
    });
    port.say({ name: 'look' });
  });

/**
 * True when a click or key press may act: the frame is proved to be in sight, and the page has not moved it since, which is told a moment
 * after it happens. Never answers where the frame has been closed meanwhile.
 */
export async function isProvedNow(
  { port, sight }: { readonly port: FramePort; readonly sight: Sight },
  event: Event,
): Promise<boolean> {
  if (!sight.isProved(event)) return false;
  if (!port.isWindow) await haveLooked(port);
  return sight.isSeen();
}
