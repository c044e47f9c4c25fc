import { useEffect, useState } from 'preact/hooks';
import type { ItemDraft } from '../../lib/items';
import { ask, type TriedCode } from '../../lib/protocol';
import { t } from '../../lib/text';
import { groupCode } from '../item/TotpCode';
import { now } from '../state/clock';
import { PasswordField } from '../ui/PasswordField';
import { isEnding, TotpRing } from '../ui/TotpRing';
import { changeDraft } from './editing';
import { editing } from './kept-form';

/** What became of a text; `tried` is undefined until that is known, and null when no code can be made of it. */
interface Trial {
  readonly text: string;
  readonly tried: TriedCode | null | undefined;
}

/** Names that stand in the text fill what is still empty. */
function takeNames(text: string, { issuer, account }: TriedCode): void {
  const form = editing.peek();
  const { draft } = form ?? {};
  if (!draft || draft.values.totp !== text || form?.original.values.totp === text) return;
  const { name, values } = draft;
  changeDraft({
    name: name === '' ? (issuer ?? '') : name,
    values: { ...values, username: values.username || (account ?? '') },
  });
}

/** Tries a text whenever it has changed, and again when its code has ended. */
function useTrial(text: string): TriedCode | null | undefined {
  const [trial, setTrial] = useState<Trial>({ text: '', tried: undefined });
  const { tried } = trial.text === text ? trial : { tried: undefined };
  const isOver = !tried || now.value >= tried.validUntil;
  useEffect(() => {
    if (text === '' || !isOver) return;
    let isLeft = false;
    ask('vault.tryCode', { text }).then(
      (answer) => {
        if (isLeft) return;
        setTrial({ text, tried: answer });
        if (answer) takeNames(text, answer);
      },
      // A background that does not answer says nothing about the text.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [text, isOver]);
  return text === '' ? undefined : tried;
}

function LiveCode({ code, validUntil, periodSeconds }: TriedCode) {
  const secondsLeft = Math.max(0, Math.ceil((validUntil - now.value) / 1000));
  return (
    <p class="line small t2">
      {t('codeNow')}
      <bdi class={`num ${isEnding(secondsLeft) ? 'care' : ''}`}>{groupCode(code)}</bdi>
      <TotpRing secondsLeft={secondsLeft} period={periodSeconds} />
    </p>
  );
}

/** The key of one-time codes: an `otpauth://` text or a bare key, with the code that it gives now. */
export function TotpInput({ label, draft }: { label: string; draft: ItemDraft }) {
  const text = draft.values.totp ?? '';
  const tried = useTrial(text.trim() === '' ? '' : text);
  // Half a key is no mistake yet.
  const [isTyping, setTyping] = useState(false);
  return (
    <div class="part">
      <PasswordField
        label={label}
        value={text}
        autoComplete="off"
        error={tried === null && !isTyping ? t('totpUnread') : null}
        onInput={(totp) => {
          setTyping(true);
          changeDraft({ values: { ...draft.values, totp } });
        }}
        onBlur={() => setTyping(false)}
      />
      {tried && <LiveCode {...tried} />}
    </div>
  );
}
