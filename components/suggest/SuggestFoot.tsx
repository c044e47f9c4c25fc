import { useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { openPopup } from '../state/surface';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import type { FramePort } from './frame-port';

/** Which site it is, and what else can be done: look for another item, or be left alone here. */
export function SuggestFoot({ port, host }: { port: FramePort; host: string }) {
  const [isMore, setMore] = useState(false);
  const silence = () => {
    void ask('suggest.silence', { token: port.token });
    port.say({ name: 'close' });
  };
  return (
    <footer class="foot">
      <Icon name="lock" small />
      <span class="grow cut t2">
        <bdi>{host}</bdi>
      </span>
      {isMore ? (
        <Button kind="bare" autoFocus onClick={silence}>
          {t('suggestSilence')}
        </Button>
      ) : (
        <>
          <IconButton icon="search" name={t('suggestSearch')} onClick={openPopup} />
          <IconButton icon="more" name={t('more')} onClick={() => setMore(true)} />
        </>
      )}
    </footer>
  );
}
