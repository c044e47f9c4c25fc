import { useState } from 'preact/hooks';
import type { FramePort } from '../suggest/frame-port';
import { isProvedNow } from '../suggest/prove';
import type { Sight } from '../suggest/sight';
import type { Arming } from './arming';

/** What must hold for a press to act: the question has stood there for a moment, and is in sight. */
export interface Proof {
  readonly arming: Arming;
  readonly sight: Sight;
}

/** Makes of an act what a button's press sets off when it counts; `isUnseen` after one that did not. */
export function useGuard(port: FramePort, { arming, sight }: Proof) {
  const [isUnseen, setUnseen] = useState(false);
  const press = async (event: MouseEvent, act: () => void) => {
    const isProved = arming.isArmed(event) && (await isProvedNow({ port, sight }, event));
    setUnseen(!isProved);
    if (isProved) act();
  };
  const guarded = (act: () => void) => (event: MouseEvent) => void press(event, act);
  return { isUnseen, guarded };
}
