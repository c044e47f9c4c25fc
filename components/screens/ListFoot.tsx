import { useEffect, useState } from 'preact/hooks';
import { formatNumber, formatWhen, t, tCount } from '../../lib/text';
import { fillsOnEnter } from '../item/build-list';
import { copySlots, SLOT_KEYS } from '../state/clipboard';
import { selected, siteMatches } from '../state/list';
import { picked } from '../state/picks';
import { route } from '../state/route';
import { status } from '../state/session';
import { asideCount } from '../state/vault';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { ctrlCap, ENTER } from '../ui/key-cap';

interface FootState {
  readonly icon: IconName;
  readonly tone: 'ok' | 'wait' | 'care' | 'stop' | 't3';
  readonly text: string;
}

const OFFLINE: ReadonlySet<string> = new Set(['unreachable', 'timeout']);
const QUIET_MS = 2000;

/** Work that is quick is not worth a word. */
function useLasts(isRunning: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    setLasts(false);
    if (!isRunning) return;
    const timer = setTimeout(setLasts, QUIET_MS, true);
    return () => clearTimeout(timer);
  }, [isRunning]);
  return lasts;
}

/** How much of the list is there while it is being made. */
const openingText = ({ done, total }: { done: number; total: number }): string =>
  t('footOpening', formatNumber(done), formatNumber(total));

function footState(isSyncing: boolean, aside: number): FootState | null {
  const { sync, needsSignIn, opening, outbox } = status.value ?? {};
  const waiting = outbox?.waiting.length ?? 0;
  if (opening) return { icon: 'sync', tone: 't3', text: openingText(opening) };
  if (needsSignIn) return { icon: 'alert', tone: 'care', text: t('footSignIn') };
  if (isSyncing) return { icon: 'sync', tone: 't3', text: t('footSyncing') };
  if (sync?.error && OFFLINE.has(sync.error.code))
    return {
      icon: 'offline',
      tone: 'wait',
      text: waiting > 0 ? t('footOfflineWaiting', formatNumber(waiting)) : t('footOffline'),
    };
  if (outbox && outbox.refused.length > 0)
    return {
      icon: 'alert',
      tone: 'care',
      text: tCount('footRefusedOne', 'footRefusedMany', outbox.refused.length),
    };
  if (sync?.error) return { icon: 'alert', tone: 'care', text: t('footFailed') };
  if (waiting > 0) return { icon: 'up', tone: 'wait', text: t('footWaiting', formatNumber(waiting)) };
  if (aside > 0) return { icon: 'alert', tone: 'care', text: tCount('footAsideOne', 'footAsideMany', aside) };
  if (sync?.lastSynced)
    return { icon: 'check', tone: 'ok', text: t('footSynced', formatWhen(sync.lastSynced)) };
  return null;
}

function PickKeys() {
  return (
    <>
      <span>
        <kbd>{ENTER}</kbd>
        {t('pick')}
      </span>
      <span>
        <kbd>Esc</kbd>
        {t('pickEnd')}
      </span>
    </>
  );
}

function Keys({ withCopies }: { withCopies: boolean }) {
  const entry = selected.value;
  if (!entry) return null;
  if (picked.value) return <PickKeys />;
  const slots = copySlots(entry.row);
  return (
    <>
      <span>
        <kbd class="go">{ENTER}</kbd>
        {fillsOnEnter(entry, siteMatches.value) ? t('fill') : t('open')}
      </span>
      {withCopies && slots.length > 0 && (
        <span>
          {slots.map((slot) => (
            <kbd key={slot}>{ctrlCap(SLOT_KEYS[slot])}</kbd>
          ))}
          {t('copy')}
        </span>
      )}
    </>
  );
}

function State({ icon, tone, text }: FootState) {
  return (
    <span class={tone === 'ok' ? '' : tone}>
      <Icon name={icon} small class={tone === 'ok' ? 'ok' : ''} />
      {text}
    </span>
  );
}

/**
 * Left the state of the vault, right what the keys do here. It never moves. While something is typed it tells how to narrow
 * that, unless the state needs a word.
 */
export function ListFoot() {
  const isSyncing = useLasts(status.value?.sync.state === 'running');
  const state = footState(isSyncing, asideCount.value);
  const isNarrowing = route.value.search !== '' && (state === null || state.tone === 'ok');
  return (
    <footer class="foot">
      {isNarrowing ? <span class="t3 narrow">{t('footNarrow')}</span> : state && <State {...state} />}
      <span class="end" />
      <Keys withCopies={!isNarrowing} />
      <span>
        <kbd>{ctrlCap('K')}</kbd>
      </span>
      <span class="more">{t('more')}</span>
    </footer>
  );
}
