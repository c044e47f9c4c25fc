import { useEffect, useState } from 'preact/hooks';
import type { SavePrompt } from '../../lib/capture';
import { toErrorInfo } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { errorText, type TextKey, t } from '../../lib/text';
import type { FramePort } from '../suggest/frame-port';
import { Avatar } from '../ui/Avatar';
import { Sentence } from '../ui/TextField';
import { useTask } from '../ui/use-task';
import { PromptHead } from './PromptHead';
import { useFocus } from './use-focus';

type Asked = SavePrompt | 'locked';

interface Words {
  readonly title: TextKey;
  readonly verb: TextKey;
}

function wordsFor(asked: Asked): Words {
  if (asked === 'locked') return { title: 'promptUnlock', verb: 'promptUnlockOpens' };
  return asked.updates === null
    ? { title: 'promptSave', verb: 'promptSaveOpens' }
    : { title: 'promptUpdate', verb: 'promptUpdateOpens' };
}

/** What is asked in the window; null until it is known. Closes where there is nothing to ask any more. */
function useAsked(port: FramePort): Asked | null {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const refused = (error: unknown) => {
      if (toErrorInfo(error).code === 'locked') setAsked('locked');
      else port.say({ name: 'close' });
    };
    void ask('save.open', { token: port.token }).then(setAsked, refused);
  }, []);
  return asked;
}

function About({ asked }: { asked: Asked }) {
  if (asked === 'locked') return <p class="grow">{t('promptLocked')}</p>;
  const { host, username } = asked;
  return (
    <>
      <Avatar name={host} />
      <span class="txt">
        <span class="nm cut">{host}</span>
        <span class="un cut">
          <bdi>{username}</bdi>
        </span>
      </span>
    </>
  );
}

/**
 * Tells, where a browser cannot prove that a frame is seen (Firefox), that there is something to ask. A page may cover this frame and lure a
 * click into it; so no click in it saves, replaces or silences anything, and no master password is asked for in it: its button leads to
 * the same question in a window of ours. The worst that a lured click does is to open that, or to say "not now".
 */
export function SaveNotice({ port }: { port: FramePort }) {
  const task = useTask();
  const asked = useAsked(port);
  const { dialog, onKeyDown } = useFocus(port);
  const { token } = port;
  const open = () => task.run(() => ask('save.inWindow', { token }).then(() => port.say({ name: 'close' })));
  if (!asked) return null;
  const { title, verb } = wordsFor(asked);
  return (
    <main class="save" ref={dialog} onKeyDown={onKeyDown}>
      <PromptHead port={port} title={t(title)} />
      <div class="row hov prompt-notice">
        <About asked={asked} />
        <button type="button" class="btn go" data-first onClick={open}>
          {t(verb)}
        </button>
      </div>
      {task.error && <Sentence text={errorText(task.error)} />}
    </main>
  );
}
