import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { accountName, openAccounts } from '../state/accounts';
import { SelectField } from '../ui/SelectField';

interface AccountSelectProps {
  account: AccountSummary | null;
  onChoose: (account: AccountSummary) => void;
}

/** The account that something new goes to: one of those that are open. */
export const AccountSelect = ({ account, onChoose }: AccountSelectProps) => (
  <SelectField
    label={t('accountHead')}
    value={account?.id ?? ''}
    options={openAccounts.value.map((one) => ({ value: one.id, label: accountName(one) }))}
    onChoose={(id) => {
      const chosen = openAccounts.peek().find((one) => one.id === id);
      if (chosen) onChoose(chosen);
    }}
  />
);
