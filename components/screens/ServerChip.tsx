import { t } from '../../lib/text';
import { choiceHost } from '../state/server-choice';
import { draft } from '../state/sign-in';
import { Icon } from '../ui/Icon';

/** The server that is chosen; pressed, another one can be. */
export function ServerChip({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      class="chip out"
      onClick={onOpen}
      aria-label={t('serverChip', choiceHost(draft.value.server))}
    >
      <Icon name="server" small />
      {choiceHost(draft.value.server)}
      <Icon name="down" small />
    </button>
  );
}
