import { formatNumber, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { Progress } from '../ui/Progress';
import { Fault, WaitingLine } from './LoadState';
import { groups } from './lists';
import { askWhoIsIn, isMembershipKnown, memberships } from './memberships';

/** Below a list in which who is in which group is missing: what it takes to have it there and in files. */
export function MembershipLine() {
  const { rows, isLoading, error, waiting } = memberships.state.value;
  const { rows: all, next } = groups.state.value;
  if (isMembershipKnown() || all.length === 0 || next !== null) return null;
  if (error) return <Fault error={error} again={() => void askWhoIsIn()} />;
  if (waiting) return <WaitingLine waiting={waiting} onCancel={memberships.cancel} />;
  const [done, total] = [formatNumber(rows.length), formatNumber(all.length)];
  if (isLoading)
    return (
      <div class="line grow">
        <Progress label={t('membersByGroup')} done={rows.length} total={all.length} />
        <span class="small t2 num">{t('groupsAsked', done, total)}</span>
        <Button onClick={memberships.cancel}>{t('cancel')}</Button>
      </div>
    );
  return (
    <>
      <span class="small t2">{t('membersNotHere')}</span>
      <Button onClick={() => void askWhoIsIn()}>{t('loadMembersByGroup', total)}</Button>
    </>
  );
}
