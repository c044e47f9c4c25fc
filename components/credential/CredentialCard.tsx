import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Credential, type Item, readCredential } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { t } from '../../lib/text';
import { WithheldField } from '../item/Field';
import { editItem } from '../state/forms';
import type { OpenedItem } from '../state/opened-item';
import { canEdit } from '../state/outbox';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { CredentialFault } from './CredentialFault';
import { ScopeInputs } from './ScopeInputs';
import { TokenLine } from './TokenLine';
import { type CredentialView, useCredential } from './use-credential';
import { WhoLines } from './WhoLines';

interface Props {
  item: Item;
  opened: OpenedItem;
}

/** Where the secret goes, before it goes there; in the clear only on this computer. */
function Destination({ address }: { address: string }) {
  if (!URL.canParse(address)) return null;
  const { host, protocol } = new URL(address);
  return (
    <p class="note">
      <Icon
        name={protocol === 'https:' ? 'lock' : 'alert'}
        small
        class={protocol === 'https:' ? '' : 'care'}
      />
      <span>{t(protocol === 'https:' ? 'secretGoesTo' : 'secretGoesInClear', host)}</span>
    </p>
  );
}

interface ButtonsProps {
  credential: Credential;
  view: CredentialView;
  /** Says what is missing; true when nothing is. */
  isReady: () => boolean;
}

function Buttons({ credential, view, isReady }: ButtonsProps) {
  const { held, task, run } = view;
  const mint = (renew: boolean) => () =>
    isReady() && run((wish) => ask('credential.token', renew ? { ...wish, renew } : wish));
  const forget = () => run(({ id }) => ask('credential.forget', { id }));
  return (
    <div class="line wrap">
      <Button busy={task.busy} onClick={mint(held !== null)}>
        {t(held ? 'renewToken' : 'getToken')}
      </Button>
      {credential.userinfoEndpoint !== null && (
        <Button disabled={task.busy} onClick={() => isReady() && run(view.askWho)}>
          {t('whoAmI')}
        </Button>
      )}
      {held && (
        <Button kind="bare" disabled={task.busy} onClick={forget}>
          {t('forgetToken')}
        </Button>
      )}
    </div>
  );
}

function Card({ item, opened, credential }: Props & { credential: Credential }) {
  const view = useCredential(item, credential, opened);
  const [tries, setTries] = useState(0);
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => card.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [tries]);
  const { fault, task, state } = view;
  const isReady = () => {
    setTries(tries + 1);
    return view.missing.length === 0;
  };
  const error = task.error ?? fault;
  return (
    <section class="fields credential" aria-label={t('accessToken')} ref={card}>
      <TokenLine item={item} credential={credential} view={view} />
      <div class="body-of">
        {!view.held && <h3 class="k">{t('accessToken')}</h3>}
        {!fault && <ScopeInputs credential={credential} view={view} isTried={tries > 0} />}
        {!fault && <Destination address={credential.tokenEndpoint ?? ''} />}
        {state && <Buttons credential={credential} view={view} isReady={isReady} />}
        {error && (
          <CredentialFault
            error={error}
            onEdit={canEdit(item) ? () => editItem(item.id, item.name ?? '') : null}
            onAgain={view.again}
          />
        )}
      </div>
      <WhoLines view={view} />
    </section>
  );
}

/** What an item that mints tokens can do, beside what every login can. */
export function CredentialCard({ item, opened }: Props) {
  const credential = readCredential(item);
  if (!credential || item.deletedDate !== null) return null;
  if (!item.canViewPassword)
    return (
      <section class="fields">
        <WithheldField label={t('accessToken')} />
      </section>
    );
  return <Card item={item} opened={opened} credential={credential} />;
}
