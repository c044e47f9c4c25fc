import type { AccountSummary } from '../../lib/session';
import { t } from '../../lib/text';
import { accountName } from '../state/accounts';
import { SelectField } from '../ui/SelectField';

interface AccountSelectProps {
  accounts: readonly AccountSummary[];
  account: AccountSummary | null;
  onChoose: (account: AccountSummary) => void;
}

/** One account of several: what something new goes to, or what is looked at. */
export const AccountSelect = ({ accounts, account, onChoose }: AccountSelectProps) => (
  <SelectField
    label={t('accountHead')}
    value={account?.id ?? ''}
    options={accounts.map((one) => ({ value: one.id, label: accountName(one) }))}
    onChoose={(id) => {
      const chosen = accounts.find((one) => one.id === id);
      if (chosen) onChoose(chosen);
    }}
  />
);
