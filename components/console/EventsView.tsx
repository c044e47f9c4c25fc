import { useMemo, useState } from 'preact/hooks';
import type { EventQuery } from '../../lib/protocol';
import { formatDay, formatNumber, t } from '../../lib/text';
import { Button } from '../ui/Button';
import type { MenuEntry } from '../ui/Menu';
import { Progress } from '../ui/Progress';
import { connection } from './connection';
import { EventFacts } from './EventFacts';
import { lastDays } from './event-range';
import { keeperOf, sift } from './event-sift';
import { EVENT_SPEC } from './event-spec';
import { chosenFields, ListView } from './ListView';
import { Fault, WaitingLine } from './LoadState';
import { eventQuery, events, groups, MOST_EVENTS, members, policies } from './lists';
import { RangeTools } from './RangeTools';
import { SiftTools } from './SiftTools';
import { writeWholeLog, writing } from './whole-log';
import type { Format } from './write-rows';

/** How far back in its time the log has come. */
function Back({ query, at }: { query: EventQuery; at: number }) {
  const [start, end] = [Date.parse(query.start), Date.parse(query.end)];
  return <Progress label={t('orgEvents')} done={end - at} total={end - start} />;
}

/** The rest of the log into the page, part by part or all of it. */
function MoreEvents() {
  const { rows, next, isLoading, error, hasBegun } = events.state.value;
  const query = eventQuery.value;
  const last = rows.at(-1);
  if (hasBegun && !last && !isLoading && connection.value?.place)
    return <p class="small t2">{t('logMayBeOff')}</p>;
  if (!query || !last || next === null) return null;
  if (isLoading)
    return (
      <div class="line grow">
        <Back query={query} at={Date.parse(last.date)} />
        <span class="small t2">{t('loadedBackTo', formatDay(last.date))}</span>
        <Button onClick={events.cancel}>{t('cancel')}</Button>
      </div>
    );
  if (error) return null;
  if (rows.length >= MOST_EVENTS) return <p class="t2">{t('eventsFull', formatNumber(MOST_EVENTS))}</p>;
  return (
    <>
      <Button onClick={() => void events.load(1)}>{t('loadMore')}</Button>
      <Button onClick={() => void events.load()}>{t('loadAll')}</Button>
    </>
  );
}

/** The whole log on its way to a file. */
function WritingLine() {
  const now = writing.value;
  if (!now) return null;
  const { query, count, at, error, waiting, again, cancel } = now;
  return (
    <section class="stack tight writing" aria-label={t('writingLog')}>
      <div class="line">
        <Back query={query} at={at} />
        <span class="small t2 num">{t('writtenSoFar', formatNumber(count), formatDay(at))}</span>
        <Button onClick={cancel}>{t('cancel')}</Button>
      </div>
      {waiting && <WaitingLine waiting={waiting} onCancel={cancel} />}
      {error && <Fault error={error} again={again} />}
    </section>
  );
}

const wholeLog = (format: Format) => () => {
  const query = eventQuery.peek();
  if (query) writeWholeLog(query, format, chosenFields(EVENT_SPEC.fields));
};

/** What has happened in the organisation, newest first. */
export function EventsView() {
  useState(() => {
    // Before the list begins to load: it asks for what stands here.
    if (!eventQuery.peek()) eventQuery.value = lastDays(7);
  });
  const keep = useMemo(() => keeperOf(sift.value), [sift.value]);
  const everything: MenuEntry[] = [
    { label: t('exportAllCsv'), icon: 'history', line: true, run: wholeLog('csv') },
    { label: t('exportAllJson'), icon: 'history', run: wholeLog('json') },
  ];
  return (
    <>
      <WritingLine />
      <ListView
        spec={EVENT_SPEC}
        loader={events}
        parts={1}
        also={[members, groups, policies]}
        tools={
          <>
            <RangeTools />
            <SiftTools />
          </>
        }
        keep={keep}
        foot={<MoreEvents />}
        exports={writing.value ? [] : everything}
        details={(event, close) => <EventFacts event={event} onClose={close} />}
      />
    </>
  );
}
