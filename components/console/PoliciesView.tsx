import { computed, signal } from '@preact/signals';
import type { PolicyData } from '../../lib/protocol';
import { t } from '../../lib/text';
import { Button } from '../ui/Button';
import { lazy } from '../ui/lazy';
import { onLeave } from './connection';
import { Fact, Facts, Lines, RoleNote } from './Facts';
import { type ListSpec, ListView } from './ListView';
import { POLICIES, policyName } from './labels';
import { policies } from './lists';
import type { ReadLoader } from './loaded';
import { whyNot } from './rights';

const PolicyEditor = lazy(async () => (await import('../policy')).PolicyEditor);

/** A policy, or a type of which none was ever saved. */
interface PolicyRow {
  readonly type: number;
  readonly id: string | null;
  readonly enabled: boolean | null;
  readonly data: PolicyData;
}

const never = (type: number): PolicyRow => ({ type, id: null, enabled: null, data: null });

/** Servers list what was saved: the other types that are known stand behind it. */
const listed: ReadLoader<PolicyRow> = {
  load: policies.load,
  cancel: policies.cancel,
  state: computed(() => {
    const { rows, ...loaded } = policies.state.value;
    const saved = new Set(rows.map(({ type }) => type));
    const isWhole = loaded.hasBegun && loaded.next === null;
    const types = Array.from({ length: isWhole ? POLICIES : 0 }, (_, type) => type);
    return { ...loaded, rows: [...rows, ...types.filter((type) => !saved.has(type)).map(never)] };
  }),
};

/** The type that is being changed. */
const editing = signal<number | null>(null);

onLeave(() => {
  editing.value = null;
});

const nameOf = ({ type }: PolicyRow): string => policyName(type);

function stateOf({ enabled }: PolicyRow): string {
  if (enabled === null) return t('policyNever');
  return t(enabled ? 'policyOn' : 'policyOff');
}

/** What a policy is set to, under the server's own names: clients make them up. */
const settingsOf = ({ data }: PolicyRow): string[] =>
  Object.entries(data ?? {}).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

const SPEC: ListSpec<PolicyRow> = {
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

function PolicyFacts({ policy, onClose }: { policy: PolicyRow; onClose: () => void }) {
  const edit = () => {
    onClose();
    editing.value = policy.type;
  };
  return (
    <Facts
      title={nameOf(policy)}
      onClose={onClose}
      whyNot={whyNot('policies')}
      acts={<Button onClick={edit}>{t('policyEdit')}</Button>}
    >
      <Fact label={t('memberState')}>{stateOf(policy)}</Fact>
      <Fact label={t('policySettings')}>{policy.data && <Lines texts={settingsOf(policy)} />}</Fact>
      <Fact label={t('idOfIt')}>{policy.id}</Fact>
    </Facts>
  );
}

/** What the organisation demands of its members. */
export function PoliciesView() {
  const type = editing.value;
  return (
    <>
      <ListView
        spec={SPEC}
        loader={listed}
        foot={<RoleNote rights={['policies']} />}
        details={(policy, close) => <PolicyFacts policy={policy} onClose={close} />}
      />
      {type !== null && (
        <PolicyEditor
          key={type}
          type={type}
          onClose={() => {
            editing.value = null;
          }}
        />
      )}
    </>
  );
}
