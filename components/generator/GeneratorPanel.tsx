import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { Button } from '../ui/Button';
import { ctrlCap, ENTER } from '../ui/key-cap';
import { demandOf } from './demand';
import { Maker, SecretKinds, useMakerKeys } from './Maker';
import { options } from './options';
import { usePageAsks } from './site-rules';
import { noteGenerated, useGenerated } from './use-generated';

interface GeneratorPanelProps {
  /** The field that it stands under. */
  target: 'username' | 'password';
  /** Whose organisations say what is made at least. */
  account: AccountSummary | null;
  /** True where the login is for the page in front, whose rules are kept then. */
  isForPage: boolean;
  /** Of the site that the login is for, for the history. */
  host: string | null;
  /** False for an item that asks for the master password again: the history does not. */
  isNoted: boolean;
  onUse: (value: string) => void;
  onClose: () => void;
}

/** Makes a value in place, under its field. */
export function GeneratorPanel(props: GeneratorPanelProps) {
  const { target, account, isForPage, host, isNoted, onUse, onClose } = props;
  const demand = demandOf(account);
  const kind = target === 'username' ? 'username' : (demand.floor.kind ?? options.value.kind);
  const making = useGenerated(kind, usePageAsks(isForPage).rules, demand.floor);
  const use = () => {
    if (making.value === null) return;
    if (isNoted) noteGenerated(making.value, kind, host);
    onUse(making.value);
  };
  useMakerKeys({ another: making.another, use, close: onClose });
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section ref={section} class="gen" data-maker aria-label={t('generator')}>
      <Maker
        kind={kind}
        making={making}
        demand={demand}
        kinds={target === 'password' && demand.floor.kind === null && <SecretKinds />}
      >
        <Button cap={ctrlCap(ENTER)} disabled={making.value === null} onClick={use}>
          {t('useThis')}
        </Button>
      </Maker>
    </section>
  );
}
