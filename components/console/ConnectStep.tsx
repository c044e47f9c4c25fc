import { useEffect, useState } from 'preact/hooks';
import { browser, openSurface } from '../../lib/browser';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { errorText, t } from '../../lib/text';
import { attempt } from '../state/notice';
import { overview, overviewError } from '../state/vault';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import { Sentence } from '../ui/TextField';
import { type Addresses, connect, type OrgKey, orgKeys, readAddresses } from './connection';

/** The addresses of the chosen key. */
function useAddresses(key: OrgKey | null) {
  const [found, setFound] = useState<{ id: string; addresses: Addresses } | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  useEffect(() => {
    setError(null);
    if (key)
      readAddresses(key.id).then(
        (addresses) => setFound({ id: key.id, addresses }),
        (reason: unknown) => setError(toErrorInfo(reason)),
      );
  }, [key?.id]);
  return { addresses: found && found.id === key?.id ? found.addresses : null, error };
}

const patternOf = ({ protocol, hostname }: URL): string => `${protocol}//${hostname}/*`;

/** To be called in a click: the browser is asked for both hosts at once. What it says is looked at again before anything is sent. */
async function allowAndConnect(key: OrgKey, addresses: Addresses): Promise<void> {
  const urls = [addresses.token, addresses.api].flatMap((url) => url ?? []);
  const origins = [...new Set(urls.map(patternOf))];
  if (origins.length > 0) await browser.permissions.request({ origins }).catch(() => false);
  connect(key, addresses);
}

/** Where the secret goes, and where its tokens go, before they do. */
function Destinations({ token, api }: Addresses) {
  const isSafe = token?.protocol === 'https:';
  return (
    <>
      {token && (
        <p class="note">
          <Icon name={isSafe ? 'lock' : 'alert'} small class={isSafe ? '' : 'care'} />
          <span>{t(isSafe ? 'secretGoesTo' : 'secretGoesInClear', token.host)}</span>
        </p>
      )}
      {api && (
        <p class="note">
          <Icon name="key" small />
          <span>{t('tokensGoTo', api.host)}</span>
        </p>
      )}
    </>
  );
}

const NoKeys = () => (
  <EmptyState icon="org" title={t('noOrgKeys')} text={t('noOrgKeysText')}>
    <Button kind="go" onClick={() => attempt(openSurface('tab'))}>
      {t('openVault')}
    </Button>
  </EmptyState>
);

/** Which of the vault's keys is used. Nothing is sent before the button is pressed. */
export function ConnectStep() {
  const keys = orgKeys();
  const [chosen, choose] = useState<string | null>(null);
  const key = keys.find(({ id }) => id === chosen) ?? keys[0] ?? null;
  const { addresses, error } = useAddresses(key);
  if (overviewError.value) return <Sentence text={errorText(overviewError.value)} />;
  if (!overview.value) return <p class="t2">{t('loading')}</p>;
  if (!key) return <NoKeys />;
  const start = (event: Event) => {
    event.preventDefault();
    if (addresses) attempt(allowAndConnect(key, addresses));
  };
  return (
    <form class="stack connect" onSubmit={start} noValidate>
      <p class="t2">{t('connectText')}</p>
      <SelectField
        label={t('orgKey')}
        value={key.id}
        options={keys.map(({ id, name }) => ({ value: id, label: name || t('nameless') }))}
        onChoose={choose}
      />
      <p class="small t2 code">{key.organizationId}</p>
      {addresses && <Destinations {...addresses} />}
      {error && <Sentence text={errorText(error)} />}
      <div class="line">
        <Button kind="go" submit disabled={!addresses}>
          {t('connectVerb')}
        </Button>
      </div>
    </form>
  );
}
