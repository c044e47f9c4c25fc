import { t } from '../../lib/text';
import { PlainField } from '../item/Field';
import { IconButton } from '../ui/Button';
import type { CredentialView } from './use-credential';

/** What the service says whom the token belongs to. */
export function WhoLines({ view: { who, closeWho } }: { view: CredentialView }) {
  if (!who) return null;
  return (
    <section class="who" aria-label={t('tokenOwner')}>
      <div class="line">
        <h3 class="k grow">{t('tokenOwner')}</h3>
        <IconButton icon="x" name={t('hideThis')} onClick={closeWho} />
      </div>
      {who.length === 0 && <p class="small t2">{t('tokenOwnerSilent')}</p>}
      {who.map(({ name, value }) => (
        <PlainField key={name} label={name} value={value} isCode />
      ))}
    </section>
  );
}
