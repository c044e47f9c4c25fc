import { t } from '../../lib/text';

const DOTS = '••••••••••••';

interface Run {
  readonly type: 'letters' | 'digits' | 'symbols';
  readonly text: string;
}

const typeOf = (character: string): Run['type'] =>
  /\p{L}/u.test(character) ? 'letters' : /\p{N}/u.test(character) ? 'digits' : 'symbols';

/** A secret cut where letters, digits and symbols change, so that look-alikes can be told apart by colour. */
export function secretRuns(text: string): Run[] {
  const runs: { type: Run['type']; text: string }[] = [];
  for (const character of text) {
    const type = typeOf(character);
    const last = runs.at(-1);
    if (last?.type === type) last.text += character;
    else runs.push({ type, text: character });
  }
  return runs;
}

/** A shown secret; digits and symbols have their own colours. */
export function SecretText({ text }: { text: string }) {
  let start = 0;
  return (
    <bdi class="pw" dir="ltr">
      {secretRuns(text).map((run) => {
        const key = `${start}`;
        start += run.text.length;
        if (run.type === 'digits') return <i key={key}>{run.text}</i>;
        return run.type === 'symbols' ? <u key={key}>{run.text}</u> : <span key={key}>{run.text}</span>;
      })}
    </bdi>
  );
}

/** Stands for a secret that is not shown; tells nothing about its length. */
export function HiddenText() {
  return (
    <>
      <span class="pw" aria-hidden="true">
        {DOTS}
      </span>
      <span class="unseen">{t('hidden')}</span>
    </>
  );
}
