import { useState } from 'preact/hooks';
import type { Member } from '../../../lib/protocol';
import { t, tCount } from '../../../lib/text';
import { showToast } from '../../state/notice';
import { endChange, type MemberDeed, picked } from '../changing';
import { memberStatus, memberType } from '../labels';
import { members } from '../lists';
import { ChangeDialog } from './ChangeDialog';
import { MEMBER_DEEDS, memberDeedNotes } from './deeds';
import { Results } from './Results';
import { stateOf, useEach } from './use-each';

const nameOf = ({ name, email }: Member): string => (name === null ? email : `${name} · ${email}`);

/** The same is done to several members, one after the other; whatever fails is told with its reason. */
export function Bulk({ deed, members: chosen }: { deed: MemberDeed; members: readonly Member[] }) {
  const { verb, verbMany, isLoss, send: act } = MEMBER_DEEDS[deed];
  const [rest, setRest] = useState(chosen);
  const each = useEach<Member>((outcomes, left) => {
    void members.renew();
    const done = outcomes.filter(({ error }) => error === null);
    picked.value = new Set([...picked.peek()].filter((id) => !done.some(({ of }) => of.id === id)));
    const failed = outcomes.flatMap(({ of, error }) => (error ? [of] : []));
    setRest([...failed, ...left]);
    if (failed.length + left.length > 0) return;
    endChange();
    showToast(t('doneOf', done.length, done.length));
  });
  const verbFor = (all: readonly Member[]) =>
    all[0] && all.length === 1 ? t(verb, all[0].name ?? all[0].email) : t(verbMany, all.length);
  const send = () => each.run(rest, (one) => (who) => act(who, one.id));
  return (
    <ChangeDialog
      title={verbFor(chosen)}
      change={stateOf(each, false, send)}
      form={null}
      lines={rest.map((one) => ({
        text: t('bulkLine', nameOf(one), memberType(one), memberStatus(one)),
        isGrave: isLoss && one.type === 0,
      }))}
      notes={[{ text: tCount('bulkPaceOne', 'bulkPaceMany', rest.length) }, ...memberDeedNotes(deed)]}
      verb={verbFor(rest)}
      isLoss={isLoss}
      results={<Results each={each} nameOf={nameOf} />}
    />
  );
}
