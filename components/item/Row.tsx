import type { Overview } from '../../lib/items';
import { kindByName } from '../../lib/items';
import type { Where } from '../../lib/search';
import { type TextKey, t } from '../../lib/text';
import { keptFrom } from '../state/collections';
import { waitingIds } from '../state/outbox';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { type IconName, isIconName } from '../ui/icons';
import type { RowEntry } from './list-model';
import { Marked } from './Marked';

/** Logins show a letter, the other kinds their icon. */
export function kindIcon({ kind }: Pick<Overview, 'kind'>): IconName | undefined {
  if (kind === 'login') return undefined;
  const icon = kindByName(kind)?.icon;
  return isIconName(icon) ? icon : 'info';
}

export const kindLabel = (kind: Overview['kind']): string =>
  t((kindByName(kind)?.label ?? 'kindUnknown') as TextKey);

/** An item's name, or a sentence in its place when it has none or it could not be read. */
export const shownName = ({ name, state }: Pick<Overview, 'name' | 'state'>): string =>
  name || t(state === 'read' ? 'nameless' : 'nameUnread');

const FOUND: Readonly<Record<Where['kind'], (where: Where) => string>> = {
  address: ({ text }) => t('foundInAddress', text),
  folder: ({ text }) => t('foundInFolder', text),
  note: ({ text }) => t('foundInNote', text),
  field: ({ name, text }) => {
    const label = name || t('namelessField');
    return text ? t('foundInField', label, text) : t('foundInFieldName', label);
  },
  near: ({ text }) => t('foundNear', text),
};

const secondLine = ({ row, where }: RowEntry): string =>
  where ? FOUND[where.kind](where) : row.detail || kindLabel(row.kind);

/** A row's name for readers: what stands in it, parted by commas instead of by place. */
export const spokenRow = (entry: RowEntry, organization: string | null, account: string | null): string =>
  [
    shownName(entry.row),
    secondLine(entry),
    organization,
    stateTag(entry.row),
    keptText(entry.row),
    waitingIds.value.has(entry.row.id) && t('tagWaiting'),
    account,
  ]
    .filter(Boolean)
    .join(', ');

/** What is odd about a row that could be read at least in part; empty when nothing is. */
function stateTag({ state }: Overview): string {
  if (state === 'partly') return t('tagPartly');
  return state === 'newer' ? t('tagNewer') : '';
}

/** What the organisation of an item keeps from this person; null for nothing. */
function keptText(row: Overview): string | null {
  const kept = keptFrom(row);
  return kept && t(kept === 'sight' ? 'rowKeptSight' : 'rowKeptChange');
}

function Tags({ row, organization }: { row: Overview; organization: string | null }) {
  const tag = stateTag(row);
  const kept = keptFrom(row);
  return (
    <>
      {organization !== null && <Icon name="org" small class="t3" />}
      {kept && <Icon name={kept === 'sight' ? 'eye-off' : 'eye'} small class="t3" />}
      {row.reprompt && <Icon name="lock" small class="t3" />}
      {waitingIds.value.has(row.id) && (
        <span class="tag wait">
          <Icon name="up" small />
          {t('tagWaiting')}
        </span>
      )}
      {tag !== '' && <span class={row.state === 'partly' ? 'tag care' : 'tag'}>{tag}</span>}
    </>
  );
}

interface RowProps {
  entry: RowEntry;
  /** What is marked, folded. */
  words: readonly string[];
  organization: string | null;
  /** Null while nobody picks. */
  isPicked: boolean | null;
}

/** Stands in an avatar's place while items are picked. */
const PickBox = ({ isOn }: { isOn: boolean }) => (
  <span class="av tick" aria-hidden="true">
    <span class={`ck ${isOn ? 'on' : ''}`}>{isOn && <Icon name="check" />}</span>
  </span>
);

/** The inside of a row: avatar, name, second line. Its buttons are drawn by RowActions. */
export function RowFace({ entry, words, organization, isPicked }: RowProps) {
  const { row } = entry;
  return (
    <>
      {isPicked === null ? <Avatar name={row.name} icon={kindIcon(row)} /> : <PickBox isOn={isPicked} />}
      <span class="txt">
        <span class="nm">
          <span class="cut">
            <Marked text={shownName(row)} words={words} />
          </span>
          <Tags row={row} organization={organization} />
        </span>
        <span class="un cut">
          <bdi>
            <Marked text={secondLine(entry)} words={entry.where?.kind === 'near' ? [] : words} />
          </bdi>
        </span>
      </span>
    </>
  );
}
