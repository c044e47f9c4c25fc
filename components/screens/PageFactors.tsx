import { useState } from 'preact/hooks';
import type { PageFactor, SecondFactorOption } from '../../lib/session';
import { errorText, type TextKey, t } from '../../lib/text';
import { openFactorPage } from '../state/sign-in';
import { Button } from '../ui/Button';
import { Check } from '../ui/Choice';
import { Sentence } from '../ui/TextField';
import { useAutofocus } from '../ui/use-autofocus';
import { useTask } from '../ui/use-task';

/** A way that a page of the server's web vault asks for. */
export type PageOption = SecondFactorOption & { readonly factor: PageFactor; readonly page: string };

const WORDS: Readonly<Record<PageFactor, TextKey>> = { webauthn: 'useSecurityKey', duo: 'useDuo' };

interface PageFactorsProps {
  options: readonly PageOption[];
  /** There is no other way. */
  isFirst: boolean;
  canRemember: boolean;
}

/** Ways that are asked for in a tab: a security key answers the web vault alone, and so does Duo. */
export function PageFactors({ options, isFirst, canRemember }: PageFactorsProps) {
  const [remember, setRemember] = useState(false);
  const task = useTask();
  const section = useAutofocus<HTMLElement>();
  return (
    <section class="stack" ref={section}>
      {options.map((option) => (
        <Button
          key={option.factor}
          kind={isFirst ? 'go' : 'plain'}
          tall
          wide
          autoFocus={isFirst}
          busy={task.busy}
          onClick={() => task.run(() => openFactorPage(option, remember))}
        >
          {t(WORDS[option.factor])}
        </Button>
      ))}
      <p class="small t2">{t('factorInTab', new URL(options[0]?.page ?? '').host)}</p>
      {isFirst && canRemember && (
        <Check checked={remember} onChange={setRemember}>
          {t('rememberBrowser')}
        </Check>
      )}
      {task.error && <Sentence text={errorText(task.error)} />}
    </section>
  );
}
