import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/protocol';
import type { AccountStatus, AgreedOrganization } from '../../lib/session';
import { isolated, t } from '../../lib/text';
import { attempt } from '../state/notice';
import { Phrase } from '../ui/Phrase';
import { StrangerCard } from './StrangerCard';

/** Organisations that were agreed to, with the words of their keys; asked again when others wait. */
function useAgreed({ account, sync }: AccountStatus) {
  const [agreed, setAgreed] = useState<readonly AgreedOrganization[]>([]);
  const waiting = sync.strangers.map(({ print }) => print).join();
  useEffect(
    () => attempt(ask('sync.organizations', { account: account.id }).then(setAgreed)),
    [account.id, waiting],
  );
  return agreed;
}

/** The organisations of an open account: the words by which members tell that they have the same one, and those that wait. */
export function OrganizationRows({ one }: { one: AccountStatus }) {
  const { sync } = one;
  const known = useAgreed(one);
  if (known.length + sync.strangers.length === 0) return null;
  return (
    <section aria-label={t('orgsHead')}>
      <h4 class="grp">{t('orgsHead')}</h4>
      <ul class="opt-lines stack strangers">
        {sync.strangers.map((stranger) => (
          <StrangerCard key={stranger.print} one={one} stranger={stranger} />
        ))}
        {known.map(({ id, print, name }) => (
          <li key={id} class="stack">
            <b>
              <bdi>{isolated(name) || t('nameless')}</bdi>
            </b>
            <Phrase publicKey={print} owner={id.toLowerCase()} label={t('orgPhrase')} />
          </li>
        ))}
      </ul>
      {known.length > 0 && <p class="small t2">{t('orgsNote')}</p>}
    </section>
  );
}
