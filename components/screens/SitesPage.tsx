import { useEffect, useId } from 'preact/hooks';
import type { GroupState } from '../../lib/sites';
import { formatNumber, t } from '../../lib/text';
import { isMixed, openAccounts } from '../state/accounts';
import { attempt } from '../state/notice';
import { status } from '../state/session';
import {
  followSiteGroups,
  openAccount,
  siteGroups,
  sitesOf,
  treatApart,
  treatAsOne,
} from '../state/site-groups';
import { Button } from '../ui/Button';
import { Switch } from '../ui/Choice';
import { AccountSelect } from './AccountSelect';
import { OptionRow } from './SettingRows';

function noteOf({ isOn, added }: GroupState): string {
  if (isOn) return t('sitesOn');
  return added.length > 0 ? t('sitesAdded', added.join(', ')) : t('sitesNew');
}

function GroupRow({ group }: { group: GroupState }) {
  const id = useId();
  const noteId = useId();
  const turn = (on: boolean) => attempt(on ? treatAsOne([group]) : treatApart(group));
  return (
    <OptionRow id={id} noteId={noteId} title={group.sites.join(', ')} note={noteOf(group)}>
      <Switch labelledBy={id} describedBy={noteId} checked={group.isOn} onChange={turn} />
    </OptionRow>
  );
}

/** One click for the hundred groups of the official list. */
function AllRow({ waiting }: { waiting: readonly GroupState[] }) {
  return (
    <OptionRow title={t('sitesAll')} note={t('sitesAllNote', formatNumber(waiting.length))}>
      <Button onClick={() => attempt(treatAsOne(waiting))}>{t('sitesAllDo')}</Button>
    </OptionRow>
  );
}

function Groups() {
  const groups = siteGroups.value;
  if (status.value?.state !== 'unlocked') return <p>{t('sitesLocked')}</p>;
  if (!groups) return null;
  if (groups.length === 0) return <p>{t('sitesNone')}</p>;
  const waiting = groups.filter(({ isOn }) => !isOn);
  return (
    <>
      {waiting.length > 1 && <AllRow waiting={waiting} />}
      {groups.map((group) => (
        <GroupRow key={group.sites.join(' ')} group={group} />
      ))}
    </>
  );
}

/** Which sites share their logins: what the server suggests, and the person's yes or no to each. */
export function SitesPage() {
  useEffect(followSiteGroups, []);
  return (
    <section>
      <h3 class="grp">{t('sitesHead')}</h3>
      <div class="opt">
        <div>
          <p>{t('sitesNote')}</p>
        </div>
      </div>
      {isMixed.value && (
        <AccountSelect
          accounts={openAccounts.value}
          account={openAccounts.value.find(({ id }) => id === openAccount()) ?? null}
          onChoose={({ id }) => (sitesOf.value = id)}
        />
      )}
      <Groups />
    </section>
  );
}
