import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { accountHere } from '../state/accounts';
import { newCredential } from '../state/forms';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { fieldsOf, PRESETS, type Preset, readTyped } from './presets';

/** The server of the account in front is the likeliest one. */
function serverHere(): string {
  const server = accountHere()?.server;
  return server?.region === 'own' ? server.base : '';
}

function AddressField({
  preset,
  address,
  error,
  onInput,
}: {
  preset: Preset;
  address: string;
  error: string | null;
  onInput: (address: string) => void;
}) {
  if (preset.wants === null) return null;
  return (
    <TextField
      label={t(preset.wants === 'server' ? 'presetServer' : 'presetEndpoint')}
      type="url"
      value={address}
      error={error}
      onInput={onInput}
    />
  );
}

/** Which service a new credential is for; its form then holds what is known of that one. */
export function PresetDialog({ onClose }: { onClose: () => void }) {
  const [chosen, choose] = useState<Preset['id']>('us');
  const [typed, setTyped] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const preset = PRESETS.find(({ id }) => id === chosen) ?? PRESETS[0];
  if (!preset) return null;
  const address = typed ?? (preset.id === 'own' ? serverHere() : '');
  const known = readTyped(preset, address);
  const start = () => {
    setTried(true);
    if (preset.wants !== null && known === null) return;
    onClose();
    newCredential(preset.id === 'other' ? '' : t(preset.label), fieldsOf(preset, known ?? ''));
  };
  return (
    <Dialog
      title={t('newCredential')}
      onCancel={onClose}
      onSubmit={start}
      actions={
        <>
          <Button kind="go" submit>
            {t('continue')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p class="t2">{t('newCredentialText')}</p>
      <SelectField
        label={t('presetService')}
        value={chosen}
        options={PRESETS.map(({ id, label }) => ({ value: id, label: t(label) }))}
        onChoose={(id) => {
          choose(id);
          setTyped(null);
          setTried(false);
        }}
      />
      <AddressField
        preset={preset}
        address={address}
        error={isTried && known === null ? t('presetAddressWanted') : null}
        onInput={setTyped}
      />
    </Dialog>
  );
}
