import type { Policy } from '../../lib/protocol';
import { t } from '../../lib/text';
import { Fact, Facts, Lines } from './Facts';
import { type ListSpec, ListView } from './ListView';
import { policyName } from './labels';
import { policies } from './lists';

const nameOf = ({ type }: Policy): string => policyName(type);
const stateOf = ({ enabled }: Policy): string => t(enabled ? 'policyOn' : 'policyOff');

/** What a policy is set to, under the server's own names: clients make them up. */
const settingsOf = ({ data }: Policy): string[] =>
  Object.entries(data ?? {}).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

const SPEC: ListSpec<Policy> = {
  name: 'policies',
  title: 'orgPolicies',
  columns: [
    { name: 'type', label: 'orgPolicy', share: 42, text: nameOf },
    { name: 'state', label: 'memberState', share: 14, text: stateOf },
    { name: 'data', label: 'policySettings', share: 44, text: (policy) => settingsOf(policy).join(', ') },
  ],
  fields: [
    { name: 'id', value: ({ id }) => id },
    { name: 'type', value: ({ type }) => type },
    { name: 'name', value: nameOf },
    { name: 'enabled', value: ({ enabled }) => enabled },
    { name: 'data', value: ({ data }) => data && JSON.stringify(data) },
  ],
};

/** What the organisation demands of its members. Those that were never saved are not there. */
export const PoliciesView = () => (
  <ListView
    spec={SPEC}
    loader={policies}
    details={(policy, close) => (
      <Facts title={nameOf(policy)} onClose={close}>
        <Fact label={t('memberState')}>{stateOf(policy)}</Fact>
        <Fact label={t('policySettings')}>{policy.data && <Lines texts={settingsOf(policy)} />}</Fact>
        <Fact label={t('idOfIt')}>{policy.id}</Fact>
      </Facts>
    )}
  />
);
