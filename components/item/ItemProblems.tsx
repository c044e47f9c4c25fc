import { type Item, kindByName } from '../../lib/items';
import { t, tCount } from '../../lib/text';
import { status } from '../state/session';
import { organizationName } from '../state/vault';
import { Banner } from '../ui/Feedback';
import { ProblemField } from './Field';
import { problemText } from './problem-text';

/** True for problems that are shown at the place of their value. */
function hasPlace(item: Item, path: string): boolean {
  const spec = kindByName(item.kind);
  const fields = spec?.fields.map(({ name }) => `${spec.wireObject}.${name}`) ?? [];
  return path === 'notes' || path === '*' || fields.includes(path) || /^fields\.\d+\./.test(path);
}

/** Above an item of which something could not be read: what, and that it is kept. */
export function ProblemBanner({ item }: { item: Item }) {
  const { problems } = item;
  if (problems.length === 0) return null;
  const whole = problems.find(({ path }) => path === '*');
  return (
    <Banner tone="care">
      <b>{whole ? t('itemUnread') : tCount('problemOne', 'problemMany', problems.length)}</b>{' '}
      {whole ? problemText(whole.reason) : t('problemKept')}
    </Banner>
  );
}

/** Above an item that is shown and never written, where nothing else says so: kinds that are not known have a sentence of their own. */
export function ReadOnlyNote({ item }: { item: Item }) {
  const isUnread = item.problems.some(({ path }) => path === '*');
  const isNewerAccount = status.value?.account?.readOnly != null;
  if (isUnread || item.kind === 'unknown' || !(isNewerAccount || item.readOnly)) return null;
  return (
    <Banner tone="plain">
      {isNewerAccount ? `${t('bannerNewer')} ${t('bannerNewerText')}` : t('itemNewer')}
    </Banner>
  );
}

/** What an organisation keeps from this person. */
export function RightsNote({ item }: { item: Item }) {
  const organization = organizationName(item.organizationId);
  if (organization === null || (item.canEdit && item.canViewPassword)) return null;
  const key = item.canEdit ? 'itemSealed' : item.canViewPassword ? 'itemOfOthers' : 'itemSealedOfOthers';
  return <Banner tone="plain">{t(key, organization)}</Banner>;
}

/** Problems of values that have no line of their own, by their place in the item. */
export function OtherProblems({ item }: { item: Item }) {
  const others = item.problems.filter(({ path }) => !hasPlace(item, path));
  if (others.length === 0) return null;
  return (
    <section class="fields">
      {others.map(({ path, reason }) => (
        <ProblemField key={path} label={path} reason={reason} />
      ))}
    </section>
  );
}
