import type { Overview } from '../../lib/items';
import { t } from '../../lib/text';
import { openItem } from '../state/route';
import { organizationName } from '../state/vault';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { idName, problemText } from './problem-text';

/** An item that could not be read: kept, named by its id, with the reason. */
export function AsideEntry({ row, place }: { row: Overview; place: { insetBlockStart: string } }) {
  const organization = organizationName(row.organizationId);
  return (
    <div class="aside-line" data-line="aside" style={place}>
      <Avatar name="" icon="alert" tone="care" />
      <div class="grow">
        <b>{row.name || idName(row.id)}</b>
        {organization !== null && (
          <span class="tag">
            <Icon name="org" small />
            {organization}
          </span>
        )}
        <p class="small t2">{problemText(row.problem)}</p>
      </div>
      <Button kind="bare" onClick={() => openItem(row.id)}>
        {t('details')}
      </Button>
    </div>
  );
}
