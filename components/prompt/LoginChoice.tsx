import { useState } from 'preact/hooks';
import type { SavePrompt, SavePromptLogin } from '../../lib/capture';
import { t } from '../../lib/text';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { pressable } from '../ui/pressable';

interface LoginChoiceProps {
  readonly prompt: SavePrompt;
  /** Null: a new one. */
  readonly login: SavePromptLogin | null;
  readonly onChoose: (id: string | null) => void;
}

interface RowProps {
  readonly name: string;
  readonly detail: string;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function ChoiceRow({ name, detail, isChosen, onPress }: RowProps) {
  return (
    <div role="option" tabIndex={0} aria-selected={isChosen} class="row" {...pressable(onPress)}>
      <Avatar name={name} />
      <span class="txt">
        <span class="nm cut">{name}</span>
        <span class="un cut">
          <bdi>{detail}</bdi>
        </span>
      </span>
      {isChosen && <Icon name="check" small />}
    </div>
  );
}

/** The login that it is about, and the site's others to choose from. The site's name is the browser's word for it, not the page's. */
export function LoginChoice({ prompt: { host, logins }, login, onChoose }: LoginChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (id: string | null) => {
    setOpen(false);
    onChoose(id);
  };
  const name = login?.name ?? host;
  return (
    <>
      <div class="row hov">
        <Avatar name={name} />
        <span class="txt">
          <span class="nm cut">{name}</span>
          <span class="un cut">
            <bdi>{login ? login.username || host : t('promptNewLogin')}</bdi>
          </span>
        </span>
        {logins.length > 0 && (
          <button type="button" class="btn bare" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('promptChange')} <Icon name="down" small />
          </button>
        )}
      </div>
      {isOpen && (
        <div class="prompt-list" role="listbox" aria-label={t('promptChange')}>
          {logins.map((one) => (
            <ChoiceRow
              key={one.id}
              name={one.name}
              detail={one.username}
              isChosen={one.id === login?.id}
              onPress={() => choose(one.id)}
            />
          ))}
          <ChoiceRow
            name={host}
            detail={t('promptNewLogin')}
            isChosen={!login}
            onPress={() => choose(null)}
          />
        </div>
      )}
      {login && (
        <p class="small t2 prompt-note">
          <bdi>{host}</bdi>
        </p>
      )}
    </>
  );
}
