import type { Credential, Item } from '../../lib/items';
import { ask, type HeldToken, type OfCredential } from '../../lib/protocol';
import { t } from '../../lib/text';
import { Field } from '../item/Field';
import { HiddenText } from '../item/SecretText';
import { copyText } from '../state/clipboard';
import { now } from '../state/clock';
import { attempt } from '../state/notice';
import { IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { inPhrase } from '../ui/in-phrase';
import { MenuButton, type MenuEntry } from '../ui/Menu';
import { curlForToken, curlWithToken } from './curl';
import type { CredentialView } from './use-credential';

interface Props {
  item: Item;
  credential: Credential;
  view: CredentialView;
}

/** 2530 as "42:10". */
export function formatLeft(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${pad(minutes)}` : minutes}:${pad(seconds % 60)}`;
}

/** The moments at which readers hear how long it has left; in between they hear nothing. */
function saidOf(secondsLeft: number): string {
  if (secondsLeft <= 0) return t('tokenEnded');
  if (secondsLeft <= 60) return t('tokenEndsIn', t('minutesShort', 1));
  return secondsLeft <= 300 ? t('tokenEndsIn', t('minutesShort', 5)) : '';
}

function Left({ held }: { held: HeldToken }) {
  const secondsLeft = Math.max(0, Math.ceil((held.expiresAt - now.value) / 1000));
  const words = held.expiry === 'guessed' ? 'tokenPerhapsLeft' : 'tokenEndsIn';
  return (
    <>
      <span class={`small sub num ${secondsLeft <= 60 ? 'care' : 't2'}`} aria-hidden="true">
        {secondsLeft === 0 ? t('tokenEnded') : t(words, formatLeft(secondsLeft))}
        {held.expiry === 'in-token' && ` · ${t('tokenSaysSo')}`}
      </span>
      <span class="unseen" role="status">
        {saidOf(secondsLeft)}
      </span>
    </>
  );
}

function Granted({ held }: { held: HeldToken }) {
  if (held.granted === null || held.granted === '') return null;
  const isOther = held.asked !== '' && held.granted !== held.asked;
  return (
    <span class={`small sub ${isOther ? 'care' : 't2'}`}>
      {isOther && <Icon name="alert" small class="lead" />}{' '}
      {t(isOther ? 'scopeGrantedOther' : 'scopeGranted', held.granted)}
    </span>
  );
}

/** What can be put on the clipboard. Whatever is copied is the token that holds at that moment. */
function CopyMenu({ item, credential, view }: Props) {
  const copy = (label: string, get: (wish: OfCredential) => Promise<string>) => () =>
    view.run(async (wish) => copyText(await get(wish), label, true));
  const getToken = async (wish: OfCredential) => (await ask('credential.token', wish)).accessToken;
  const [token, header, curl] = [t('accessToken'), t('authorizationHeader'), t('curlLine')];
  const copyToken = copy(token, getToken);
  const isCallable = credential.baseUrl !== null || credential.userinfoEndpoint !== null;
  const call: MenuEntry = {
    label: t('copyWhat', inPhrase(curl)),
    icon: 'term',
    run: copy(curl, async (wish) => curlWithToken(await ask('credential.call', wish))),
  };
  const entries: MenuEntry[] = [
    {
      label: t('copyWhat', inPhrase(header)),
      icon: 'copy',
      run: copy(header, async (wish) => `Authorization: Bearer ${await getToken(wish)}`),
    },
    ...(isCallable ? [call] : []),
    {
      label: t('copyTokenRequest'),
      icon: 'term',
      line: true,
      run: () => {
        const line = curlForToken(credential, item.values.username ?? '', view);
        attempt(copyText(line, t('tokenRequest'), false));
      },
    },
  ];
  return (
    <>
      <IconButton icon="copy" name={t('copyToken')} onClick={copyToken} />
      <MenuButton name={t('copyOtherwise')} class="ib" entries={entries}>
        <Icon name="more" />
      </MenuButton>
    </>
  );
}

/** The token that is here, with the time that it has left; what will happen when there is none. */
export function TokenLine(props: Props) {
  const { held } = props.view;
  if (!held) return null;
  return (
    <Field label={t('accessToken')} buttons={<CopyMenu {...props} />}>
      <HiddenText />
      <Left held={held} />
      <Granted held={held} />
    </Field>
  );
}
