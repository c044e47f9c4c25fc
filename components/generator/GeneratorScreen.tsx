import { useState } from 'preact/hooks';
import { t } from '../../lib/text';
import { copyText } from '../state/clipboard';
import { fillNewPassword } from '../state/fill';
import { attempt, notice } from '../state/notice';
import { backToList, go } from '../state/route';
import { site } from '../state/site';
import { Button, IconButton } from '../ui/Button';
import { Segmented } from '../ui/Choice';
import { NoticeBanner } from '../ui/Feedback';
import { ctrlCap, ENTER } from '../ui/key-cap';
import { TopBar } from '../ui/TopBar';
import { demandOf } from './demand';
import { chooseSecretKind, Maker, secretKinds, useMakerKeys } from './Maker';
import type { Kind } from './make';
import { options } from './options';
import { usePageAsks } from './site-rules';
import { noteGenerated, useGenerated } from './use-generated';

const LABELS = { password: 'fieldPassword', passphrase: 'passphrase', username: 'fieldUsername' } as const;

/** The generator by itself: makes something to copy. */
export function GeneratorScreen() {
  const [isName, setName] = useState(false);
  const demand = demandOf(null);
  const kind: Kind = isName ? 'username' : (demand.floor.kind ?? options.value.kind);
  const { rules, takesNew } = usePageAsks(true);
  const making = useGenerated(kind, rules, demand.floor);
  const choose = (chosen: Kind) => {
    setName(chosen === 'username');
    if (chosen !== 'username') chooseSecretKind(chosen);
  };
  const copy = () => {
    if (making.value === null) return;
    noteGenerated(making.value, kind, site.peek()?.host ?? null);
    attempt(copyText(making.value, t(LABELS[kind]), kind !== 'username'));
  };
  const mayFill = takesNew && kind !== 'username';
  const fill = () => {
    if (making.value !== null && kind !== 'username') attempt(fillNewPassword(making.value, kind));
  };
  const use = mayFill ? fill : copy;
  useMakerKeys({ another: making.another, use, close: backToList });
  return (
    <div class="screen">
      <TopBar title={t('generator')} onBack={backToList}>
        <IconButton icon="history" name={t('generatedHistory')} onClick={() => go({ screen: 'generated' })} />
      </TopBar>
      {notice.value && <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />}
      <main class="body scroll form" data-maker>
        <Maker
          kind={kind}
          making={making}
          demand={demand}
          kinds={
            <Segmented
              label={t('whatToMake')}
              value={kind}
              options={[...secretKinds(demand.floor.kind), { value: 'username', label: t('fieldUsername') }]}
              onChoose={choose}
            />
          }
        >
          {mayFill && (
            <Button disabled={making.value === null} onClick={copy}>
              {t('copy')}
            </Button>
          )}
          <Button kind="go" cap={ctrlCap(ENTER)} disabled={making.value === null} onClick={use}>
            {mayFill ? t('fillIntoPage') : t('copy')}
          </Button>
        </Maker>
      </main>
    </div>
  );
}
