import { startSettings } from '../state/settings';
import { type FramePort, framePort, windowPort } from './frame-port';
import { OWN_WINDOW, type Sight, watchSight } from './sight';
import { tellHeight } from './tell-height';

export interface StartedFrame {
  readonly root: HTMLElement;
  readonly port: FramePort;
  readonly sight: Sight;
}

const rootOf = (page: Document): HTMLElement => page.getElementById('app') ?? page.body;

/** What every page of ours in a frame over a web page needs, once it has been handed what it stands for. */
export async function startFrame(): Promise<StartedFrame> {
  const root = rootOf(document);
  const sight = watchSight(document);
  const [port] = await Promise.all([framePort(), startSettings()]);
  port.listen(({ name }) => {
    if (name === 'moved') sight.moved();
  });
  tellHeight(root, port);
  return { root, port, sight };
}

/** The same for a page that stands in a window of its own. */
export async function startWindow(): Promise<StartedFrame> {
  await startSettings();
  // It fills its window, as the popup's page does in a tab.
  document.documentElement.dataset.in = 'tab';
  return { root: rootOf(document), port: windowPort(), sight: OWN_WINDOW };
}
