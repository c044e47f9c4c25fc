import { useLayoutEffect, useState } from 'preact/hooks';
import { type Item, kindByName, type Overview } from '../../lib/items';
import { errorText, formatDay, t } from '../../lib/text';
import { CustomFields } from '../item/CustomFields';
import { History, Notes, Passkeys } from '../item/ItemExtras';
import { KindFields, UnknownFields } from '../item/ItemFields';
import { OtherProblems, ProblemBanner, ReadOnlyNote, RightsNote } from '../item/ItemProblems';
import { idName } from '../item/problem-text';
import { kindIcon, kindLabel } from '../item/Row';
import { Websites } from '../item/Websites';
import { accountOf, accounts, isMixed } from '../state/accounts';
import { fillItem, isFillable } from '../state/fill';
import { discardChange, editItem } from '../state/forms';
import { attempt, notice } from '../state/notice';
import { type OpenedItem, useItem } from '../state/opened-item';
import { canEdit, conflictOf, openConflict, refusalOf, resend, waitingIds } from '../state/outbox';
import { refusalText } from '../state/refusal';
import { backToList } from '../state/route';
import { askers } from '../state/rules';
import { askPlace, canShare, collectionNames } from '../state/shared';
import { site } from '../state/site';
import { organizationName, overview } from '../state/vault';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Banner, NoticeBanner } from '../ui/Feedback';
import { Icon } from '../ui/Icon';
import { ENTER } from '../ui/key-cap';
import { lazy } from '../ui/lazy';
import { TopBar } from '../ui/TopBar';
import { AccountDot } from './AccountDot';
import { CommandPalette } from './CommandPalette';
import { ItemVerbs } from './ItemVerbs';
import { onItemKey } from './item-keys';

/** What adds and deletes files comes when an item is looked at: the list does not wait for it. */
const Attachments = lazy(async () => (await import('../files')).Attachments);

/** … and what a login can do whose own fields say that it mints tokens. */
const CredentialCard = lazy(async () => (await import('../credential')).CredentialCard);

const folderName = (id: string | null): string | null =>
  overview.value?.folders.find((folder) => folder.id === id)?.name ?? null;

function Where({ row }: { row: Overview }) {
  const folder = folderName(row.folderId);
  const organization = organizationName(row.organizationId);
  const account = isMixed.value ? accountOf(row.id) : null;
  return (
    <p class="small t2 line where">
      {account && <AccountDot account={account} />}
      {organization !== null && (
        <>
          <Icon name="org" small />
          {[organization, ...collectionNames(row)].join(' · ')}
        </>
      )}
      {organization !== null && folder !== null && ' · '}
      {folder !== null && (
        <>
          <Icon name="folder" small />
          {folder}
        </>
      )}
      {row.deleted && <span class="tag">{t('trash')}</span>}
      {row.archived && <span class="tag">{t('archive')}</span>}
    </p>
  );
}

function Head({ row }: { row: Overview }) {
  return (
    <div class="head">
      <Avatar name={row.name} icon={row.state === 'unread' ? 'alert' : kindIcon(row)} big />
      <div class="grow">
        <h2>{row.name || idName(row.id)}</h2>
        <Where row={row} />
      </div>
      {isFillable(row) && (
        <Button kind="go" cap={ENTER} onClick={() => attempt(fillItem(row.id, row.name))}>
          {t('fill')}
        </Button>
      )}
    </div>
  );
}

function Parts({ item, row, opened }: { item: Item; row: Overview; opened: OpenedItem }) {
  const spec = kindByName(item.kind);
  if (item.problems.some(({ path }) => path === '*'))
    return <p class="head small t2">{t('itemKeptAsCame')}</p>;
  return (
    <>
      {spec ? (
        <KindFields spec={spec} item={item} row={row} opened={opened} />
      ) : (
        <UnknownFields item={item} opened={opened} />
      )}
      {item.customFields.length > 0 && <CredentialCard item={item} opened={opened} />}
      <Websites item={item} />
      <CustomFields item={item} opened={opened} />
      <Notes item={item} opened={opened} />
      <Attachments item={item} opened={opened} />
      <Passkeys item={item} />
      <History item={item} opened={opened} />
      <OtherProblems item={item} />
    </>
  );
}

/** What an organisation's policy makes of an item of the person's own, and the way out. */
function OwnItemBarred({ row }: { row: Overview }) {
  const one = accounts.value.find(({ account }) => account.id === accountOf(row.id)?.id);
  if (row.organizationId !== null || !one?.rules.noOwnItems) return null;
  const by = askers([one], 'ownItems');
  if (!canShare(row)) return <p>{t('ownItemsBarred', by)}</p>;
  return (
    <p>
      {t('refusedOwnItem', by)}{' '}
      <button type="button" class="link" onClick={() => askPlace('organization', row)}>
        {t('shareEntry')}
      </button>
    </p>
  );
}

/** What the server said to a change of this item, and what can be done about it. */
function RefusedBanner({ row }: { row: Overview }) {
  const reason = refusalOf(row.id);
  if (reason === null) return null;
  return (
    <Banner tone="care">
      <p>{refusalText(reason) ?? t('refusedText', reason)}</p>
      <OwnItemBarred row={row} />
      <div class="line">
        <Button onClick={() => resend(row.id)}>{t('sendAgain')}</Button>
        <Button kind="bare" onClick={() => discardChange(row.id)}>
          {t('dropChange')}
        </Button>
      </div>
    </Banner>
  );
}

/** Both sides have changed it: told here until it was picked from, also when the banner over the list was closed. */
function ConflictBanner({ id }: { id: string }) {
  if (conflictOf(id) !== 'both-changed') return null;
  return (
    <Banner tone="plain" icon="swap">
      {t('conflictTitle')}.{' '}
      <button type="button" class="link" onClick={() => openConflict(id)}>
        {t('conflictCompare')}
      </button>
    </Banner>
  );
}

function Dates({ item }: { item: Item }) {
  const made = item.creationDate && t('madeOn', formatDay(item.creationDate));
  const changed = item.revisionDate && t('changedOn', formatDay(item.revisionDate));
  return (
    <footer class="acts">
      <span class="small t3">{[made, changed].filter(Boolean).join(' · ')}</span>
      {waitingIds.value.has(item.id) && (
        <Button kind="bare" class="end" onClick={() => discardChange(item.id)}>
          {t('undoChange')}
        </Button>
      )}
    </footer>
  );
}

function Gone() {
  return (
    <EmptyState icon="key" title={t('itemGone')} text={t('error_not_found')}>
      <Button onClick={backToList}>{t('back')}</Button>
    </EmptyState>
  );
}

function ItemBody({ row, opened }: { row: Overview; opened: OpenedItem }) {
  const { item, error } = opened;
  return (
    <>
      <RefusedBanner row={row} />
      <ConflictBanner id={row.id} />
      {item && <ProblemBanner item={item} />}
      {item && <ReadOnlyNote item={item} />}
      {item && <RightsNote item={item} />}
      <Head row={row} />
      {error && (
        <EmptyState icon="alert" title={t('itemNotOpened')} text={errorText(error)}>
          <Button onClick={opened.reload}>{t('tryAgain')}</Button>
        </EmptyState>
      )}
      {item && !error && <Parts item={item} row={row} opened={opened} />}
    </>
  );
}

/** One item, drawn from its kind's field table. */
export function ItemScreen({ id }: { id: string }) {
  const [isCommanding, setCommanding] = useState(false);
  const row = overview.value?.rows.find((one) => one.id === id);
  const opened = useItem(id, row?.name ?? '');
  useLayoutEffect(() => {
    if (isCommanding) return;
    const openCommands = () => setCommanding(true);
    const fill = row && isFillable(row) ? () => attempt(fillItem(row.id, row.name)) : null;
    // A key that comes before the item has its answer from the item, once it is there.
    const isFixed = opened.item !== null && !canEdit(opened.item);
    const edit = row && !isFixed ? () => editItem(id, row.name) : null;
    const listen = (event: KeyboardEvent) => onItemKey(event, { row: row ?? null, openCommands, fill, edit });
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [isCommanding, row, opened.item, site.value]);
  if (isCommanding) return <CommandPalette row={row ?? null} onClose={() => setCommanding(false)} />;
  return (
    <div class="screen">
      <TopBar title={row ? kindLabel(row.kind) : t('item')} onBack={backToList}>
        {row && opened.item && <ItemVerbs item={opened.item} row={row} />}
      </TopBar>
      {notice.value && <NoticeBanner notice={notice.value} onClose={() => (notice.value = null)} />}
      <main class="body scroll">
        {row ? <ItemBody row={row} opened={opened} /> : overview.value && <Gone />}
      </main>
      {opened.item && <Dates item={opened.item} />}
    </div>
  );
}
