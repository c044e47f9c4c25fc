import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { accountName } from '../state/accounts';
import { SelectField } from '../ui/SelectField';

interface AccountSelectProps {
  accounts: readonly AccountSummary[];
  account: AccountSummary | null;
  onChoose: (account: AccountSummary) => void;
}

/** One account of several: what something new goes to, or what is looked at. Asks for a choice where it is none of them. */
export function AccountSelect({ accounts, account, onChoose }: AccountSelectProps) {
  const chosen = accounts.find(({ id }) => id === account?.id);
  const options = accounts.map((one) => ({ value: one.id, label: accountName(one) }));
  return (
    <SelectField
      label={t('accountHead')}
      value={chosen?.id ?? ''}
      options={chosen ? options : [{ value: '', label: t('chooseAccount') }, ...options]}
      onChoose={(id) => {
        const next = accounts.find((one) => one.id === id);
        if (next) onChoose(next);
      }}
    />
  );
}
