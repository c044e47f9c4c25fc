import type { SecondFactor, SecondFactorOption } from '../../lib/session';
import { type TextKey, t } from '../../lib/text';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';

const LABELS: Readonly<Record<SecondFactor, TextKey>> = {
  authenticator: 'factorApp',
  email: 'factorEmail',
  duo: 'factorDuo',
  yubikey: 'factorYubikey',
  webauthn: 'factorWebauthn',
  recovery: 'factorRecovery',
  unknown: 'factorUnknown',
};

const ICONS: Readonly<Record<SecondFactor, IconName>> = {
  authenticator: 'clock',
  email: 'mail',
  duo: 'phone',
  yubikey: 'usb',
  webauthn: 'usb',
  recovery: 'undo',
  unknown: 'shield',
};

export const factorLabel = (factor: SecondFactor): string => t(LABELS[factor]);

/** Second factors that the account has and this version cannot answer. */
export function Unsupported({ options }: { options: readonly SecondFactorOption[] }) {
  return (
    <section class="stack tight">
      <h2 class="small t2">{t('factorsUnsupported')}</h2>
      <ul class="stack tight">
        {options.map(({ factor }) => (
          <li key={factor} class="line small t2">
            <Icon name={ICONS[factor]} small />
            {factorLabel(factor)}
          </li>
        ))}
      </ul>
      <p class="small t3">{t('factorsUnsupportedWhy')}</p>
    </section>
  );
}
