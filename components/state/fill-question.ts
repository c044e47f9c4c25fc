import { signal } from '@preact/signals';
import type { ErrorInfo } from '../../lib/errors';
import { t } from '../../lib/text';
import { onLock } from './session';
import { site } from './site';

/** What a person can say yes to, and a fill then goes on with. */
export interface Yes {
  readonly allowFrame?: string;
  readonly overwrite?: true;
}

/** What stands in the way of a fill until the person has answered. */
export interface FillQuestion {
  readonly title: string;
  readonly text: string;
  /** On the button. */
  readonly verb: string;
  readonly answer: (isYes: boolean) => void;
}

export const fillQuestion = signal<FillQuestion | null>(null);

onLock(() => fillQuestion.peek()?.answer(false));

type Asked = Omit<FillQuestion, 'answer'> & { readonly yes: Yes };

function questionOf({ code, details }: ErrorInfo): Asked | null {
  const { host = '', page = '', origin = '' } = details;
  if (code === 'page-has-values') {
    const text = t('fillOverText', site.peek()?.host ?? host);
    return { title: t('fillOverTitle'), text, verb: t('fillOverYes'), yes: { overwrite: true } };
  }
  if (code !== 'page-frame-other-site') return null;
  const text = t('fillFrameText', host, page);
  return { title: t('fillFrameTitle', host), text, verb: t('fillFrameYes'), yes: { allowFrame: origin } };
}

/**
 * Asks what a refused fill leaves to the person. Resolves to what they have said yes to, or to null where they have not.
 * Undefined: there is nothing to ask.
 */
export function askAboutFill(error: ErrorInfo): Promise<Yes | null> | undefined {
  const asked = questionOf(error);
  if (!asked) return undefined;
  const { yes, ...question } = asked;
  return new Promise((resolve) => {
    const answer = (isYes: boolean) => {
      fillQuestion.value = null;
      resolve(isYes ? yes : null);
    };
    fillQuestion.value = { ...question, answer };
  });
}
