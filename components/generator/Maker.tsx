import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { GeneratorFloor } from '../../lib/generator';
import { t } from '../../lib/text';
import { SecretText } from '../item/SecretText';
import { IconButton } from '../ui/Button';
import { Check, Segmented } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { ctrlCap, ctrlLetter } from '../ui/key-cap';
import { type Demand, demandText } from './demand';
import type { Kind } from './make';
import { changeOptions, options } from './options';
import { PasswordChoices } from './PasswordChoices';
import { StrengthLine } from './Strength';
import { rulesText } from './site-rules';
import type { Making } from './use-generated';
import { PassphraseChoices, UserNameChoices } from './WordChoices';

/** The kinds that a secret may be of. @param only the one that organisations allow. */
export const secretKinds = (only: GeneratorFloor['kind'] = null) =>
  (
    [
      { value: 'password', label: t('fieldPassword') },
      { value: 'passphrase', label: t('passphrase') },
    ] as const
  ).filter(({ value }) => only === null || value === only);

/** Chooses a kind; which of the secrets is kept for the next time. */
export const chooseSecretKind = (kind: Exclude<Kind, 'username'>): void => changeOptions({ kind });

interface MakerProps {
  kind: Kind;
  making: Making;
  demand: Demand;
  /** Above all: the choice of kind. */
  kinds?: ComponentChildren;
  /** Beside the strength. */
  children: ComponentChildren;
}

function Made({ kind, making: { value, another } }: Pick<MakerProps, 'kind' | 'making'>) {
  const missing = kind === 'username' ? t('generatorWants') : t('generatorLoads');
  return (
    <div class="in made">
      <span class="grow">
        {value === null ? <span class="t3">{missing}</span> : <SecretText text={value} />}
      </span>
      <IconButton icon="sync" name={t('another')} cap={ctrlCap('R')} onClick={another} />
    </div>
  );
}

/** What the page in front asks for, unless organisations ask for more. */
function SiteWish({
  making: { site, keepsRules, toggleRules, isBelow },
  by,
}: {
  making: Making;
  by: string;
}) {
  if (!site) return null;
  if (isBelow) return <DemandNote text={t('siteBelow', site.host, by)} />;
  return (
    <Check checked={keepsRules} onChange={toggleRules}>
      {rulesText(site)}
    </Check>
  );
}

const DemandNote = ({ text }: { text: string }) => (
  <p class="note flush">
    <Icon name="lock" small />
    <span>{text}</span>
  </p>
);

/** What was made, and what it is made of. */
export function Maker({ kind, making, demand, kinds, children }: MakerProps) {
  const { site, keepsRules, isBelow } = making;
  const { floor, by } = demand;
  const demanded = demandText(demand, kind);
  return (
    <>
      {kinds}
      <Made kind={kind} making={making} />
      {demanded !== null && <DemandNote text={demanded} />}
      {kind === 'password' && <SiteWish making={making} by={by} />}
      {kind === 'password' && (
        <PasswordChoices hasRules={keepsRules && !isBelow && site?.rules != null} floor={floor} />
      )}
      {kind === 'passphrase' && <PassphraseChoices floor={floor} />}
      {kind === 'username' && <UserNameChoices />}
      <div class="line checks">
        {kind !== 'username' && making.value !== null && <StrengthLine password={making.value} />}
        <span class="end" />
        {children}
      </div>
    </>
  );
}

/** The choice between password and passphrase. */
export function SecretKinds() {
  return (
    <Segmented
      label={t('whatToMake')}
      value={options.value.kind}
      options={secretKinds()}
      onChoose={chooseSecretKind}
    />
  );
}

interface MakerKeys {
  another: () => void;
  use: () => void;
  close: () => void;
}

const isInMenu = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="menu"], dialog') !== null;

/** Enter in one of the generator's own lines means the generator, not the form around it. */
const isOwnInput = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.closest('[data-maker]') !== null;

function onMakerKey(event: KeyboardEvent, { another, use, close }: MakerKeys): boolean {
  if (event.isComposing || isInMenu(event.target)) return false;
  if (ctrlLetter(event) === 'R') another();
  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || isOwnInput(event.target))) use();
  else if (event.key === 'Escape') close();
  else return false;
  return true;
}

/** Ctrl+R another, Ctrl+Enter (and Enter in a line of its own) uses, Esc closes; before whatever else on the screen listens to them. */
export function useMakerKeys(keys: MakerKeys): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!onMakerKey(event, keys)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', listen, true);
    return () => removeEventListener('keydown', listen, true);
  });
}
