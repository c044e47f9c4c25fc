import { useEffect } from 'preact/hooks';
import { type TextKey, t } from '../../lib/text';
import { accountName, accounts } from '../state/accounts';
import { attempt } from '../state/notice';
import { endQuiet, followQuietSites, quietSites } from '../state/quiet-sites';
import { Button } from '../ui/Button';
import { OptionRow, SettingGroup } from './SettingRows';

/** The sites that the person has had left alone, each with a way back. */
function QuietSites() {
  useEffect(followQuietSites, []);
  const hosts = quietSites.value;
  if (!hosts) return null;
  return (
    <section>
      <h3 class="grp">{t('quietHead')}</h3>
      {hosts.length === 0 && <p class="opt t2">{t('quietNone')}</p>}
      {hosts.map((host) => (
        <OptionRow key={host} title={host}>
          <Button onClick={() => attempt(endQuiet(host))}>{t('quietEnd')}</Button>
        </OptionRow>
      ))}
    </section>
  );
}

/** What organisations demand of how addresses are compared, by account. */
const MatchRules = () =>
  accounts.value
    .filter(({ rules }) => rules.defaultMatch !== 0)
    .map(({ account, rules }) => {
      const way = t(`setting_defaultMatch_${rules.defaultMatch}` as TextKey);
      return <OptionRow key={account.id} title={t('matchDemanded', accountName(account), way)} />;
    });

/** What Latchkey does in pages by itself, and where it does not. */
export function FillPage() {
  return (
    <>
      <SettingGroup group="fill" title={t('groupFill')} />
      <MatchRules />
      <QuietSites />
    </>
  );
}
