import { startSession } from '../state/session';
import { startSettings } from '../state/settings';
import { type FramePort, framePort } from './frame-port';
import { type Sight, watchSight } from './sight';
import { tellHeight } from './tell-height';

export interface StartedFrame {
  readonly root: HTMLElement;
  readonly port: FramePort;
  readonly sight: Sight;
}

/** What every page of ours in a frame over a web page needs, once it has been handed what it stands for. */
export async function startFrame(): Promise<StartedFrame> {
  const root = document.getElementById('app') ?? document.body;
  const sight = watchSight(document);
  const [port] = await Promise.all([framePort(), startSettings(), startSession()]);
  port.listen(({ name }) => {
    if (name === 'moved') sight.moved();
  });
  tellHeight(root, port);
  return { root, port, sight };
}
