import { formatNumber, t, tCount } from '../../lib/text';
import { placeName } from '../state/places';
import { route } from '../state/route';
import { site } from '../state/site';
import type { ListEntry } from './list-model';

type Head = Extract<ListEntry, { type: 'head' }>;

const ends: Readonly<Record<Head['section'], (head: Head) => string>> = {
  site: () => (site.value?.matches.length ? t('clickFills') : ''),
  aside: ({ count }) => formatNumber(count),
  recent: () => '',
  all: ({ count }) => formatNumber(count),
  best: () => '',
  more: () => t('byMatch'),
};

function title({ section, count }: Head) {
  if (section === 'site') return <b>{site.value?.host}</b>;
  if (section === 'aside') return t('setAside');
  if (section === 'recent') return t('recent');
  if (section === 'best') return t('bestMatch');
  return section === 'more' ? tCount('moreOne', 'moreMany', count) : placeName(route.value.filter.place);
}

export function SectionHead({ head }: { head: Head }) {
  return (
    <h2 class="sec">
      <span class="cut">{title(head)}</span>
      <span class="end">{ends[head.section](head)}</span>
    </h2>
  );
}
