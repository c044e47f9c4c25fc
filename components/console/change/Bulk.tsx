import type { Member } from '../../../lib/protocol';
import { t, tCount } from '../../../lib/text';
import { showToast } from '../../state/notice';
import { endChange, type MemberDeed } from '../changing';
import { ChangeDialog } from './ChangeDialog';
import { MEMBER_DEEDS, memberDeedNotes } from './deeds';
import { bulkLine, nameOf } from './plan-bulk';
import { Results } from './Results';
import { useBulk } from './use-bulk';
import type { ChangeLine } from './what-changes';

function notesOf(deed: MemberDeed, rows: readonly Member[]): readonly ChangeLine[] {
  const owners = MEMBER_DEEDS[deed].isLoss ? rows.filter(({ type }) => type === 0).length : 0;
  return [
    ...(owners > 0 ? [{ text: tCount('ownerNoMore', 'ownersNoMore', owners), isGrave: true }] : []),
    { text: tCount('bulkPaceOne', 'bulkPaceMany', rows.length) },
    ...memberDeedNotes(deed),
  ];
}

/** The same is done to several members, one after the other; whatever fails is told with its reason. */
export function Bulk({ deed, members: chosen }: { deed: MemberDeed; members: readonly Member[] }) {
  const { verb, verbMany, isLoss, missing } = MEMBER_DEEDS[deed];
  const { plan, change, each } = useBulk(deed, chosen, (count) => {
    endChange();
    showToast(t('doneOf', count, count));
  });
  const verbFor = (all: readonly Member[]) =>
    all[0] && all.length === 1 ? t(verb, all[0].name ?? all[0].email) : t(verbMany, all.length);
  return (
    <ChangeDialog
      title={verbFor(chosen)}
      change={change}
      form={null}
      lines={plan.rows.map((one) => bulkLine(deed, one))}
      leftOut={plan.out}
      notes={notesOf(deed, plan.rows)}
      missing={missing}
      verb={verbFor(plan.rows)}
      isLoss={isLoss}
      results={<Results each={each} missing={missing} nameOf={nameOf} />}
    />
  );
}
