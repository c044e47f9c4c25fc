import { useEffect } from 'preact/hooks';
import { t } from '../../lib/text';
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

/** What Latchkey does in pages by itself, and where it does not. */
export function FillPage() {
  return (
    <>
      <SettingGroup group="fill" title={t('groupFill')} />
      <QuietSites />
    </>
  );
}
