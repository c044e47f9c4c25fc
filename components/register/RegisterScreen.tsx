import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { Registering } from '../../lib/session';
import { t } from '../../lib/text';
import { ServerScreen } from '../screens/ServerScreen';
import { attempt } from '../state/notice';
import { readRegistering } from '../state/registering';
import { TopBar } from '../ui/TopBar';
import { BeginForm } from './BeginForm';
import { ChooseForm } from './ChooseForm';

/** Makes an account: first where and for whom, then what protects it. */
export function RegisterScreen({ onBack }: { onBack: () => void }) {
  const [begun, setBegun] = useState<Registering | null>();
  const [isChoosing, setChoosing] = useState(false);
  const reload = async () => setBegun(await readRegistering());
  useEffect(() => void reload(), []);
  if (isChoosing) return <ServerScreen onDone={() => setChoosing(false)} />;
  const leave = () => {
    if (begun) attempt(ask('register.cancel').then(reload));
    else onBack();
  };
  return (
    <div class="screen">
      <TopBar title={t('makeAccountTitle')} onBack={leave} />
      <main class="body scroll">
        {begun === null && <BeginForm onServer={() => setChoosing(true)} onBegun={reload} />}
        {begun && <ChooseForm begun={begun} />}
      </main>
    </div>
  );
}
