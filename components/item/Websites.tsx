import type { Item, ItemUri, UriMatch } from '../../lib/items';
import { type TextKey, t } from '../../lib/text';
import { canLaunch, launch } from '../state/row-verbs';
import { IconButton } from '../ui/Button';
import { Field, ProblemField } from './Field';
import { shortUri } from './short-uri';

const MATCH_LABELS: Readonly<Record<UriMatch, TextKey>> = {
  0: 'matchSite',
  1: 'matchHost',
  2: 'matchStartsWith',
  3: 'matchExact',
  4: 'matchPattern',
  5: 'matchNever',
};

const NEVER = 5;

function Tag({ website }: { website: ItemUri }) {
  if (website.checksum === 'wrong') return <span class="tag stop">{t('tagWrongChecksum')}</span>;
  return <span class="tag">{t(website.match === null ? 'matchSite' : MATCH_LABELS[website.match])}</span>;
}

function Website({ id, website, label }: { id: string; website: ItemUri; label: string | undefined }) {
  const { uri, match, checksum } = website;
  if (uri === null) return <ProblemField label={label ?? t('websites')} reason="tampered" />;
  return (
    <Field
      label={label}
      buttons={
        <>
          <Tag website={website} />
          {canLaunch(website) && (
            <IconButton icon="ext" name={t('openWhat', shortUri(uri))} onClick={() => launch(id, website)} />
          )}
        </>
      }
    >
      <bdi dir="ltr" class={match === NEVER || checksum === 'wrong' ? 't2' : ''}>
        {shortUri(uri)}
      </bdi>
      {checksum === 'wrong' && <span class="small t2 sub">{t('wrongChecksum')}</span>}
    </Field>
  );
}

/** The addresses of an item with how each is compared; one whose checksum is wrong cannot be opened from here. */
export function Websites({ item }: { item: Item }) {
  if (item.uris.length === 0) return null;
  const websites = item.uris.map((website, index) => ({ website, key: `${index}` }));
  return (
    <section class="fields">
      {websites.map(({ website, key }, index) => (
        <Website key={key} id={item.id} website={website} label={index === 0 ? t('websites') : undefined} />
      ))}
    </section>
  );
}
