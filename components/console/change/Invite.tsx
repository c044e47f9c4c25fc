import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../../lib/protocol';
import { t, tCount } from '../../../lib/text';
import { showToast } from '../../state/notice';
import { TextArea } from '../../ui/TextArea';
import { endChange } from '../changing';
import { members } from '../lists';
import { ChangeDialog } from './ChangeDialog';
import { type Draft, idsOf } from './draft';
import { MemberFields } from './Fields';
import { loadLists, OF_COLLECTIONS } from './options';
import { Results } from './Results';
import { memberChange } from './rows-as-drafts';
import { stateOf, useEach } from './use-each';
import { type ChangeLine, whatChanges } from './what-changes';

const USER = '2';
const NOBODY: Draft = { emails: '', type: USER, externalId: '' };
const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/** Addresses as they are typed or pasted: between commas, semicolons, spaces and lines. */
export const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/)
      .map((one) => one.toLowerCase())
      .filter(Boolean),
  ),
];

function faultOf(addresses: readonly string[]): string | null {
  if (addresses.length === 0) return t('inviteNobody');
  const wrong = addresses.find((one) => !ADDRESS.test(one) || one.length > 256);
  if (wrong !== undefined) return t('inviteWrong', wrong);
  const known = new Set(members.state.value.rows.map(({ email }) => email.toLowerCase()));
  const twice = addresses.find((one) => known.has(one));
  return twice === undefined ? null : t('inviteTwice', twice);
}

/** What everybody gets who is invited, and to whom mail goes. */
const linesOf = (draft: Draft, addresses: readonly string[]): readonly ChangeLine[] => [
  ...addresses.map((one) => ({ text: t('inviteLine', one) })),
  ...whatChanges({ type: '', externalId: '' }, draft, OF_COLLECTIONS),
];

/** People are asked to join: the same role and access for all of them, an invitation by mail for each. */
export function Invite() {
  const [draft, setDraft] = useState(NOBODY);
  const set = (name: string, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  useEffect(loadLists, []);
  const addresses = addressesIn(draft.emails ?? '');
  const each = useEach<string>((outcomes, left) => {
    const failed = outcomes.flatMap(({ of, error }) => (error ? [of] : []));
    void members.renew();
    set('emails', [...failed, ...left].join('\n'));
    if (failed.length + left.length > 0) return;
    endChange();
    showToast(tCount('invitedOne', 'invitedMany', outcomes.length));
  });
  const send = () =>
    each.run(addresses, (email) => (who) => {
      const change = { ...memberChange(draft), email, groups: idsOf(draft, 'group') };
      return ask('org.inviteMember', { ...who, change });
    });
  return (
    <ChangeDialog
      title={t('inviteMembers')}
      change={stateOf(each, addresses.length > 0, send)}
      form={
        <>
          <TextArea
            label={t('inviteAddresses')}
            value={draft.emails ?? ''}
            onInput={(value) => set('emails', value)}
          />
          <MemberFields draft={draft} set={set} />
        </>
      }
      fault={faultOf(addresses)}
      lines={addresses.length === 0 ? [] : linesOf(draft, addresses)}
      notes={[{ text: t('inviteNote') }]}
      missing="missingInvite"
      verb={tCount('inviteVerbOne', 'inviteVerbMany', addresses.length)}
      isLoss={draft.type === '0'}
      results={<Results each={each} missing="missingInvite" nameOf={(email) => email} />}
    />
  );
}
