import type { ItemDraft, UriMatch } from '../../lib/items';
import { t } from '../../lib/text';
import { Button, IconButton } from '../ui/Button';
import type { Option } from '../ui/Choice';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import { TextField } from '../ui/TextField';
import { moveTo, removeAt, replaceAt } from './edit-list';
import { changeDraft } from './editing';
import { Grip } from './Grip';
import { useFocusNew } from './use-focus-new';
import { useReorder } from './use-reorder';

const DEFAULT = 'default';

/** The ways to compare an address with a page, by the numbers of the wire. */
const matchOptions = (): readonly Option<string>[] => [
  { value: DEFAULT, label: t('matchDefault') },
  { value: '0', label: t('matchSite') },
  { value: '1', label: t('matchHost') },
  { value: '2', label: t('matchStartsWith') },
  { value: '3', label: t('matchExact') },
  { value: '4', label: t('matchPattern') },
  { value: '5', label: t('matchNever') },
];

const toMatch = (value: string): UriMatch | null => (value === DEFAULT ? null : (Number(value) as UriMatch));

/** The addresses of a login, each with the way it is compared. */
export function UriInputs({ draft: { uris } }: { draft: ItemDraft }) {
  const options = matchOptions();
  const list = useFocusNew(uris.length);
  const reorder = useReorder(list, (from, to) => changeDraft({ uris: moveTo(uris, from, to) }));
  const change = (at: number, uri: Partial<ItemDraft['uris'][number]>) =>
    changeDraft({ uris: replaceAt(uris, at, uri) });
  return (
    <fieldset class="entries" ref={list} onKeyDown={reorder.onKeyDown}>
      <legend class="k">{t('websites')}</legend>
      {uris.map((uri, at) => (
        <div class="entry" key={uri.from ?? `new ${at}`}>
          {uris.length > 1 && <Grip at={at} reorder={reorder} />}
          <TextField
            label={t('websiteNumber', at + 1)}
            bare
            type="url"
            value={uri.uri}
            onInput={(value) => change(at, { uri: value })}
          />
          <SelectField
            label={t('matchOf', at + 1)}
            bare
            value={uri.match === null ? DEFAULT : String(uri.match)}
            options={options}
            onChoose={(value) => change(at, { match: toMatch(value) })}
          />
          <IconButton
            icon="x"
            name={t('removeWebsite', at + 1)}
            onClick={() => changeDraft({ uris: removeAt(uris, at) })}
          />
        </div>
      ))}
      <Button
        kind="bare"
        onClick={() => changeDraft({ uris: [...uris, { from: null, uri: '', match: null }] })}
      >
        <Icon name="plus" small />
        {t('addWebsite')}
      </Button>
      <p class="unseen" role="status">
        {reorder.said}
      </p>
    </fieldset>
  );
}
