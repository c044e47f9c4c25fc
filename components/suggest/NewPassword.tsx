import { useMemo, useState } from 'preact/hooks';
import { type ErrorInfo, toErrorInfo } from '../../lib/errors';
import type { PageRules } from '../../lib/fill';
import { makeForSite, readSiteRules } from '../../lib/generator';
import { ask } from '../../lib/protocol';
import { errorText, t } from '../../lib/text';
import { demandOf } from '../generator/demand';
import { options } from '../generator/options';
import { SecretText } from '../item/SecretText';
import { fillReportText } from '../state/fill';
import { Avatar } from '../ui/Avatar';
import { IconButton } from '../ui/Button';
import { KeyCap } from '../ui/KeyCap';
import { ENTER } from '../ui/key-cap';
import { pressable } from '../ui/pressable';
import { isProvedNow } from './prove';
import type { SuggestAppProps } from './SuggestApp';
import { useFrameKeys } from './use-frame-keys';

type NewPasswordProps = SuggestAppProps & { readonly rules: PageRules | null };

const ROW = 'new-password';

interface RowProps {
  readonly password: string;
  readonly isSelected: boolean;
  readonly onPress: (event: MouseEvent) => void;
}

function NewPasswordRow({ password, isSelected, onPress }: RowProps) {
  return (
    <div
      id={ROW}
      tabIndex={-1}
      role="option"
      aria-label={t('suggestNewPassword')}
      aria-selected={isSelected}
      class={`row ${isSelected ? 'sel' : ''}`}
      {...pressable(onPress)}
    >
      <Avatar name="" icon="dice" />
      <span class="txt">
        <span class="nm">{t('suggestNewPassword')}</span>
        <span class="un">
          <SecretText text={password} />
        </span>
      </span>
      {isSelected && <KeyCap cap={ENTER} go />}
    </div>
  );
}

/** A password for a field that wants a new one, by the rules of the page and the person's own choices. */
export function NewPassword({ port, sight, rules }: NewPasswordProps) {
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState('');
  // What was typed there is replaced when the password is chosen again.
  const [overwrite, setOverwrite] = useState(false);
  const wanted = options.value;
  const { floor } = demandOf(null);
  const value = useMemo(
    () => makeForSite(wanted.password, rules && readSiteRules(rules), floor),
    [wanted, rules, round, JSON.stringify(floor)],
  );
  const rows = [value];
  const refused = (info: ErrorInfo) => {
    const isTyped = info.code === 'page-has-values';
    setOverwrite(isTyped);
    setSaid(isTyped ? t('suggestTyped') : errorText(info));
  };
  const press = async (password: string, event: Event) => {
    if (!(await isProvedNow({ port, sight }, event))) return setSaid(t('suggestUnseen'));
    ask('suggest.newPassword', { token: port.token, password, overwrite }).then(
      (report) =>
        report.filled < report.planned ? setSaid(fillReportText(report)) : port.say({ name: 'close' }),
      (error: unknown) => refused(toErrorInfo(error)),
    );
  };
  const { list, at, onKeyDown, onBlur } = useFrameKeys(port, rows, press);
  return (
    <>
      <div class="make">
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={t('suggestions')}
          aria-activedescendant={at < 0 ? undefined : ROW}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          {rows.map((password) => (
            <NewPasswordRow
              key={password}
              password={password}
              isSelected={at === 0}
              onPress={(event) => press(password, event)}
            />
          ))}
        </div>
        <IconButton icon="sync" name={t('another')} onClick={() => setRound(round + 1)} />
      </div>
      <p class="said" role="status">
        {said}
      </p>
    </>
  );
}
