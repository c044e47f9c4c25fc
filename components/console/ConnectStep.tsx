import { useEffect, useState } from 'preact/hooks';
import { browser, openSurface } from '../../lib/browser';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import { errorText, formatList, t } from '../../lib/text';
import { accountName } from '../state/accounts';
import { attempt } from '../state/notice';
import { overview, overviewError } from '../state/vault';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import { Sentence } from '../ui/TextField';
import { type Addresses, connect, connectBySignIn, type OrgKey, orgKeys, readAddresses } from './connection';
import { followPlaces, type Place, places } from './places';

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

/** Names the organisations of which this person's role shows no more than their own part; empty when there are none. */
function lowRoles(all: readonly Place[]): string {
  const names = all.flatMap(({ mayRead, name }) => (mayRead ? [] : [name || t('nameless')]));
  return names.length === 0 ? '' : t('orgRoleTooLow', formatList(names));
}

const NoWay = ({ hint }: { hint: string }) => (
  <EmptyState icon="org" title={t('noOrgKeys')} text={t('noOrgKeysText')} hint={hint}>
    <Button kind="go" onClick={() => attempt(openSurface('tab'))}>
      {t('openVault')}
    </Button>
  </EmptyState>
);

/** With one of the vault's keys. Nothing is sent before the button is pressed. */
function ByKey({ chosen }: { chosen: OrgKey }) {
  const { addresses, error } = useAddresses(chosen);
  return (
    <>
      <p class="small t2 code">{chosen.organizationId}</p>
      {addresses && <Destinations {...addresses} />}
      {error && <Sentence text={errorText(error)} />}
      <div class="line">
        <Button
          kind="go"
          disabled={!addresses}
          onClick={() => addresses && attempt(allowAndConnect(chosen, addresses))}
        >
          {t('connectVerb')}
        </Button>
      </div>
    </>
  );
}

/** With the account's own sign-in, at the server of which it is a member. */
const BySignIn = ({ chosen }: { chosen: Place }) => (
  <>
    <p class="small t2 code">{chosen.organizationId}</p>
    <p class="note">
      <Icon name="user" small />
      <span>{t('signInAsks', new URL(chosen.api).host, accountName(chosen.account))}</span>
    </p>
    <div class="line">
      <Button kind="go" onClick={() => connectBySignIn(chosen)}>
        {t('connectVerb')}
      </Button>
    </div>
  </>
);

/** Keys, and organisations that can be looked at without one. */
function useWays() {
  useEffect(followPlaces, []);
  const all = places.value;
  return { keys: orgKeys(), all, own: (all ?? []).filter(({ mayRead }) => mayRead) };
}

/** The way in which an organisation is looked at: with a key of the vault, or with one's own sign-in. */
export function ConnectStep() {
  const { keys, all, own } = useWays();
  const [wanted, choose] = useState<string | null>(null);
  const ways = [...keys, ...own];
  const chosen = ways.find(({ id }) => id === wanted) ?? ways[0];
  if (overviewError.value) return <Sentence text={errorText(overviewError.value)} />;
  if (!overview.value || (!chosen && !all)) return <p class="t2">{t('loading')}</p>;
  const hint = lowRoles(all ?? []);
  if (!chosen) return <NoWay hint={hint} />;
  const nameOf = (way: OrgKey | Place): string =>
    'account' in way ? t('withSignIn', way.name || t('nameless'), accountName(way.account)) : way.name;
  return (
    <div class="stack connect">
      <p class="t2">{t('connectText')}</p>
      <SelectField
        label={t('orgWay')}
        value={chosen.id}
        options={ways.map((way) => ({ value: way.id, label: nameOf(way) || t('nameless') }))}
        onChoose={choose}
      />
      {'account' in chosen ? <BySignIn chosen={chosen} /> : <ByKey key={chosen.id} chosen={chosen} />}
      {hint && <p class="small t2">{hint}</p>}
    </div>
  );
}
