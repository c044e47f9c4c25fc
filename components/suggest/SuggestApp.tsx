import { useEffect, useState } from 'preact/hooks';
import type { Suggestions } from '../../lib/fill';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { status } from '../state/session';
import type { FramePort } from './frame-port';
import { NewPassword } from './NewPassword';
import { SuggestFoot } from './SuggestFoot';
import { SuggestList } from './SuggestList';
import type { Sight } from './sight';
import { UnlockHere } from './UnlockHere';

export interface SuggestAppProps {
  readonly port: FramePort;
  readonly sight: Sight;
}

/** What stands in the frame beside a field. It goes when there is nothing to show, or nothing that it stands beside any more. */
export function SuggestApp({ port, sight }: SuggestAppProps) {
  const [shown, setShown] = useState<Suggestions | null>(null);
  const { state, revision } = status.value ?? {};
  useEffect(() => {
    const close = () => port.say({ name: 'close' });
    const show = async () => {
      const found = await ask('suggest.open', { token: port.token });
      if (state === 'unlocked' && found.rows.length === 0 && found.suggested !== 'new-password') close();
      else setShown(found);
    };
    show().catch(close);
  }, [state, revision]);
  if (!shown) return null;
  if (state === 'locked')
    return (
      <main>
        <UnlockHere port={port} sight={sight} />
      </main>
    );
  return (
    <main class="suggest">
      <h1 class="unseen">{t('suggestions')}</h1>
      {shown.suggested === 'new-password' ? (
        <NewPassword port={port} sight={sight} rules={shown.rules} />
      ) : (
        <SuggestList port={port} sight={sight} rows={shown.rows} />
      )}
      <SuggestFoot port={port} host={shown.host} />
    </main>
  );
}
