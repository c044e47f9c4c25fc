import { useState } from 'preact/hooks';
import type { EventQuery } from '../../lib/protocol';
import { type TextKey, t } from '../../lib/text';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import { Sentence } from '../ui/TextField';
import { lastDays, MOST_DAYS, ownDays, RANGES, type Range } from './event-range';
import { ItemField } from './ItemField';
import { askEvents, askOnly, eventQuery, members } from './lists';
import { itemName, shortId, userName } from './names';

const LABELS: Readonly<Record<Range, TextKey>> = {
  1: 'range1',
  7: 'range7',
  30: 'range30',
  90: 'range90',
  365: 'range365',
  own: 'rangeOwn',
};

const ANYBODY = '';

/** The same for another time. */
const askTime = (time: Pick<EventQuery, 'start' | 'end'>): void =>
  askEvents({ ...eventQuery.peek(), ...time });

function DateField({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (day: string) => void;
}) {
  return (
    <div class="tf">
      <div class="in">
        <input
          type="date"
          aria-label={label}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </div>
    </div>
  );
}

function OwnRange() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [isWrong, setWrong] = useState(false);
  const show = () => {
    const time = ownDays(from, to);
    setWrong(time === null);
    if (time) askTime(time);
  };
  return (
    <>
      <DateField label={t('rangeFrom')} value={from} onInput={setFrom} />
      <DateField label={t('rangeTo')} value={to} onInput={setTo} />
      <Button onClick={show}>{t('rangeShow')}</Button>
      {isWrong && <Sentence text={t('rangeWrong', MOST_DAYS)} />}
    </>
  );
}

function ActorField() {
  const people = members.state.value.rows.flatMap(({ userId, name, email }) =>
    userId === null ? [] : [{ value: userId, label: name ?? email }],
  );
  const chosen = eventQuery.value?.actingUserId ?? ANYBODY;
  const isListed = chosen === ANYBODY || people.some(({ value }) => value === chosen);
  const options = [
    { value: ANYBODY, label: t('anybody') },
    ...(isListed ? [] : [{ value: chosen, label: userName(chosen) ?? shortId(chosen) }]),
    ...people,
  ];
  return (
    <SelectField
      bare
      label={t('eventWho')}
      value={chosen}
      options={options}
      onChoose={(actingUserId) => askOnly(actingUserId === ANYBODY ? {} : { actingUserId })}
    />
  );
}

/** What is asked of the log: a time, one person, one item. */
export function RangeTools() {
  const [range, choose] = useState<Range>('7');
  const itemId = eventQuery.value?.itemId;
  const take = (chosen: Range) => {
    choose(chosen);
    if (chosen !== 'own') askTime(lastDays(Number(chosen)));
  };
  return (
    <>
      <SelectField
        bare
        label={t('eventTime')}
        value={range}
        options={RANGES.map((value) => ({ value, label: t(LABELS[value]) }))}
        onChoose={take}
      />
      {range === 'own' && <OwnRange />}
      <ActorField />
      <ItemField />
      {itemId !== undefined && (
        <button type="button" class="chip on" onClick={() => askOnly({})}>
          {t('onlyAbout', itemName(itemId) ?? shortId(itemId))}
          <Icon name="x" small />
        </button>
      )}
    </>
  );
}
