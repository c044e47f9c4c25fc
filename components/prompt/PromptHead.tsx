import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import type { FramePort } from '../suggest/frame-port';
import { IconButton } from '../ui/Button';
import { Mark } from '../ui/Mark';

/** What is asked, and the way out. */
export function PromptHead({ port, title }: { port: FramePort; title: string }) {
  const close = () => {
    void ask('save.dismiss', { token: port.token, never: false }).catch(() => undefined);
    port.say({ name: 'close' });
  };
  return (
    <header class="prompt-head">
      <Mark />
      <h1 class="grow">{title}</h1>
      <IconButton icon="x" name={t('promptNotNow')} onClick={close} />
    </header>
  );
}
