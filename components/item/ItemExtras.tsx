import type { Item, Passkey } from '../../lib/items';
import { formatDay, t } from '../../lib/text';
import type { OpenedItem } from '../state/opened-item';
import { Copy, Field, ProblemField, SecretField } from './Field';

interface Props {
  item: Item;
  opened: OpenedItem;
}

/** The note of an item. In a note item it is the secret itself. */
export function Notes({ item, opened }: Props) {
  const label = t('fieldNotes');
  const problem = item.problems.find(({ path }) => path === 'notes');
  if (problem) {
    return (
      <section class="fields">
        <ProblemField label={label} reason={problem.reason} />
      </section>
    );
  }
  const isSealed = opened.sealed && item.kind === 'note';
  if (!item.notes && !isSealed) return null;
  return (
    <section class="fields">
      {isSealed ? (
        <SecretField label={label} value={null} onUnseal={opened.unseal} />
      ) : (
        <Field
          label={label}
          buttons={<Copy label={label} value={item.notes ?? ''} isSecret={item.kind === 'note'} />}
        >
          <bdi class="text">{item.notes}</bdi>
        </Field>
      )}
    </section>
  );
}

function PasskeyLine({ passkey, label }: { passkey: Passkey; label: string | undefined }) {
  const site = passkey.rpName || passkey.rpId || t('namelessField');
  const user = passkey.userName || passkey.userDisplayName;
  return (
    <Field
      label={label}
      buttons={passkey.creationDate && <span class="tag">{formatDay(passkey.creationDate)}</span>}
    >
      <bdi>{site}</bdi>
      {user && (
        <span class="small t2 sub">
          <bdi>{user}</bdi>
        </span>
      )}
    </Field>
  );
}

/** Passkeys that are kept in the item; they are shown, not yet used. */
export function Passkeys({ item }: { item: Item }) {
  if (item.passkeys.length === 0) return null;
  const passkeys = item.passkeys.map((passkey, index) => ({ passkey, key: `${index}` }));
  return (
    <section class="fields">
      {passkeys.map(({ passkey, key }, index) => (
        <PasskeyLine key={key} passkey={passkey} label={index === 0 ? t('passkeys') : undefined} />
      ))}
    </section>
  );
}

/** Passwords that the item had before. */
export function History({ item, opened }: Props) {
  if (item.passwordHistory.length === 0 || !item.canViewPassword) return null;
  const entries = item.passwordHistory.map((entry, index) => ({ entry, key: `${index}` }));
  return (
    <section class="fields">
      {entries.map(({ entry, key }, index) => (
        <SecretField
          key={key}
          {...(index === 0 && { label: t('passwordHistory') })}
          name={t('oldPassword')}
          value={opened.sealed ? null : (entry.password ?? '')}
          onUnseal={opened.unseal}
          after={entry.lastUsed && <span class="t3 small"> {t('usedUntil', formatDay(entry.lastUsed))}</span>}
        />
      ))}
    </section>
  );
}
