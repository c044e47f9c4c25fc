import { useState } from 'preact/hooks';
import type { ServerChoice, ServerUrls } from '../../lib/session';
import { t } from '../../lib/text';
import { useServerCheck } from '../state/server-check';
import { isOpenWire, parseAddress } from '../state/server-choice';
import { changeDraft, draft } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Radio } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { TextField } from '../ui/TextField';
import { TopBar } from '../ui/TopBar';
import { useAutofocus } from '../ui/use-autofocus';
import { ServerReportLines } from './ServerReportLines';

type Separate = Partial<ServerUrls>;
type Region = ServerChoice['region'];

const SEPARATE = [
  ['api', 'serverApi'],
  ['identity', 'serverIdentity'],
  ['icons', 'serverIcons'],
  ['notifications', 'serverNotifications'],
  ['webVault', 'serverWebVault'],
] as const;

/** The choice as typed so far; null while the address is none. */
function choiceOf(region: Region, base: string, separate: Separate): ServerChoice | null {
  if (region !== 'own') return { region };
  const entries = Object.entries(separate).filter(([, url]) => url.trim() !== '');
  const isWhole = parseAddress(base) !== null && entries.every(([, url]) => parseAddress(url) !== null);
  if (!isWhole) return null;
  return { region, base: base.trim(), ...(entries.length > 0 && { separate: Object.fromEntries(entries) }) };
}

function RegionList({ region, onChoose }: { region: Region; onChoose: (region: Region) => void }) {
  const rows = [
    ['us', t('cloud'), t('cloudUs')],
    ['eu', t('cloud'), t('cloudEu')],
    ['own', t('ownServer'), t('ownServerKinds')],
  ] as const;
  return (
    <fieldset class="plain">
      <legend class="unseen">{t('chooseServer')}</legend>
      {rows.map(([value, name, detail]) => (
        <Radio key={value} name="region" checked={region === value} onChoose={() => onChoose(value)}>
          {name} <span class="t3 small">{detail}</span>
        </Radio>
      ))}
    </fieldset>
  );
}

function SeparateFields({ urls, onChange }: { urls: Separate; onChange: (urls: Separate) => void }) {
  return (
    <details open={Object.keys(urls).length > 0}>
      <summary class="small t2">{t('separateAddresses')}</summary>
      <div class="stack inset">
        {SEPARATE.map(([name, label]) => (
          <TextField
            key={name}
            label={t(label)}
            type="url"
            value={urls[name] ?? ''}
            error={urls[name] && !parseAddress(urls[name]) ? t('error_bad_address', '', urls[name]) : null}
            onInput={(value) => onChange({ ...urls, [name]: value })}
          />
        ))}
      </div>
    </details>
  );
}

/** Whose server: a cloud, or an own one that is looked at while its address is typed. */
export function ServerScreen({ onDone }: { onDone: () => void }) {
  const { server } = draft.peek();
  const [region, setRegion] = useState<Region>(server.region);
  const [base, setBase] = useState(server.region === 'own' ? server.base : '');
  const [separate, setSeparate] = useState<Separate>(server.region === 'own' ? (server.separate ?? {}) : {});
  const [isLeft, setLeft] = useState(false);
  const choice = choiceOf(region, base, separate);
  const { check, askAndCheck } = useServerCheck(choice);
  const url = parseAddress(base);
  const screen = useAutofocus<HTMLFormElement>(region);
  const use = () => {
    setLeft(true);
    if (!choice) return;
    changeDraft({ server: choice });
    onDone();
  };
  return (
    <form
      class="screen"
      ref={screen}
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <TopBar title={t('chooseServer')} onBack={onDone} />
      <main class="body scroll">
        <div class="form">
          <RegionList region={region} onChoose={setRegion} />
          {region === 'own' && (
            <TextField
              label={t('serverAddress')}
              type="url"
              placeholder="https://"
              value={base}
              autoFocus
              error={isLeft && base.trim() !== '' && !url ? t('error_bad_address', '', base) : null}
              onInput={setBase}
              onBlur={() => setLeft(true)}
              end={check.state === 'good' && <Icon name="check" class="ok" />}
            />
          )}
          <ServerReportLines check={check} isOpenWire={region === 'own' && url !== null && isOpenWire(url)} />
          {region === 'own' && <SeparateFields urls={separate} onChange={setSeparate} />}
          {check.state === 'no-access' && (
            <p class="note flush">
              <Icon name="info" small />
              <span>{t('browserWillAsk')}</span>
            </p>
          )}
        </div>
      </main>
      <footer class="acts">
        <Button kind="go" submit cap={ENTER} disabled={choice === null}>
          {t('useServer')}
        </Button>
        <Button kind="bare" disabled={choice === null} onClick={askAndCheck}>
          {t('checkServer')}
        </Button>
      </footer>
    </form>
  );
}
