import { useEffect, useState } from 'preact/hooks';
import type { SavePrompt } from '../../lib/capture';
import { ask } from '../../lib/protocol';
import { FolderDialog } from '../folder';
import { status } from '../state/session';
import { overview } from '../state/vault';
import type { FramePort } from '../suggest/frame-port';
import type { Sight } from '../suggest/sight';
import { createArming } from './arming';
import { SaveForm } from './SaveForm';
import { UnlockToSave } from './UnlockToSave';
import { useFocus } from './use-focus';

/** The list of the vault stays closed here: of all that is in it the question needs where a new login can go. */
function takeLists(prompt: SavePrompt | null): void {
  if (!prompt) overview.value = null;
  else {
    const { folders, collections, organizations } = prompt;
    overview.value = { rows: [], folders, collections, organizations };
  }
}

export interface SaveAppProps {
  readonly port: FramePort;
  readonly sight: Sight;
}

/** What stands in the corner of a page after a sign-in, or in a window of ours. It never takes the keyboard by itself, and goes when there is nothing to ask. */
export function SaveApp({ port, sight }: SaveAppProps) {
  const [prompt, setPrompt] = useState<SavePrompt | null>(null);
  const [arming] = useState(() => createArming(() => performance.now()));
  const { dialog, onKeyDown } = useFocus(port);
  const { state, revision } = status.value ?? {};
  const take = (next: SavePrompt | null) => {
    takeLists(next);
    setPrompt(next);
  };
  useEffect(() => {
    const close = () => port.say({ name: 'close' });
    if (state === 'signed-out') close();
    if (state !== 'unlocked') return take(null);
    // Where a moment ago the vault was locked, the buttons are new.
    arming.restart();
    void ask('save.open', { token: port.token }).then(take, close);
  }, [state, revision]);
  return (
    <main class="save" ref={dialog} onKeyDown={onKeyDown}>
      {state === 'locked' && <UnlockToSave port={port} sight={sight} />}
      {prompt && <SaveForm port={port} prompt={prompt} proof={{ arming, sight }} />}
      <FolderDialog />
    </main>
  );
}
