import { formatList, t } from '../../lib/text';
import { ChangeError } from '../console/change/ChangeError';
import { connection } from '../console/connection';
import { POLICIES, policyName } from '../console/labels';
import { policies } from '../console/lists';
import { Banner } from '../ui/Feedback';
import { Icon } from '../ui/Icon';
import { makesCollections, nameToSend } from './own-name';
import { dataChanges, hindrancesOf, type PolicyState, warningsOf } from './plan-policy';
import { controlsOf } from './policy-controls';
import { keyName, valueWords } from './policy-words';
import type { PolicyView } from './use-policy';

const stateWord = (state: PolicyState | null): string =>
  state ? t(state.enabled ? 'policyOn' : 'policyOff') : t('policyNever');

/** What becomes of members' own collections. */
function ownLines(type: number, { base, after, own }: PolicyView): string[] {
  if (!makesCollections(type, base, after)) return [];
  const name = nameToSend(own);
  return [name === undefined ? t('policyOwnNone') : t('policyOwnMade', name)];
}

/** What becomes of a policy, a sentence each. */
export function changeLines(type: number, view: PolicyView): string[] {
  const { base, after } = view;
  const before = base ?? null;
  const isTurned = before?.enabled !== after.enabled && (before !== null || after.enabled);
  const state = t('policyBecomes', t('memberState'), stateWord(before), stateWord(after));
  return [
    ...(isTurned ? [state] : []),
    ...dataChanges(controlsOf(type), before?.data ?? null, after.data).map(({ control, ...value }) =>
      t(
        'policyBecomes',
        keyName(control),
        valueWords(control, value.before),
        valueWords(control, value.after),
      ),
    ),
    ...ownLines(type, view),
  ];
}

function Hindrance({ type, enabled }: { type: number; enabled: boolean }) {
  const rows = policies.state.value.rows;
  const isOn = (other: number) => rows.some((one) => one.type === other && one.enabled);
  const found = hindrancesOf(type, enabled, isOn);
  if (!found) return null;
  return <Banner tone="stop">{t(found.text, formatList(found.types.map(policyName)))}</Banner>;
}

/** What to think of before it is on. */
export const PolicyWarnings = ({ type, view }: { type: number; view: PolicyView }) => (
  <>
    <Hindrance type={type} enabled={view.after.enabled} />
    {warningsOf(type, POLICIES, view.base ?? null, view.after).map((text) => (
      <Banner key={text} tone="care">
        {t(text)}
      </Banner>
    ))}
  </>
);

/** Before and after, in words; and what came of saving it. */
export function PolicyReview({ type, view }: { type: number; view: PolicyView }) {
  const lines = changeLines(type, view);
  const { error } = view.task;
  return (
    <div class="change stack tight">
      {view.hasMoved && <Banner tone="care">{t('policyMovedOn')}</Banner>}
      <h3>{t('policyChanges')}</h3>
      {lines.length === 0 && <p class="t2">{t('policyNothing')}</p>}
      <ul class="change-lines policy-lines">
        {lines.map((line) => (
          <li key={line} class="line start">
            <Icon name="right" small />
            <span>{line}</span>
          </li>
        ))}
      </ul>
      <PolicyWarnings type={type} view={view} />
      {error?.code === 'perhaps-done' && (
        <Banner tone="stop">{t('policyLost', connection.value?.host ?? '')}</Banner>
      )}
      {error && error.code !== 'perhaps-done' && (
        <ChangeError error={error} missing="missingPolicy" again={view.save} />
      )}
    </div>
  );
}
