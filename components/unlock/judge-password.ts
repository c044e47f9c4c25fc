import { browser } from '../../lib/browser';
import { type CharacterClass, estimateStrength } from '../../lib/generator';
import type { AccountStatus, MasterPasswordRule } from '../../lib/session';
import { formatList, formatNumber, t } from '../../lib/text';
import { CLASS_LABELS } from '../generator/class-labels';
import { named } from '../state/accounts';
import { attempt, showNotice } from '../state/notice';
import { askers } from '../state/rules';

/** As other clients judge them: letters of every alphabet, and the symbols that they name. */
const HAS: Readonly<Record<CharacterClass, (password: string) => boolean>> = {
  upper: (password) => password.toLocaleLowerCase() !== password,
  lower: (password) => password.toLocaleUpperCase() !== password,
  digits: (password) => /[0-9]/.test(password),
  symbols: (password) => /[!@#$%^&*]/.test(password),
};

const CLASSES = Object.keys(HAS) as CharacterClass[];

async function isTooWeak(password: string, score: number, email: string): Promise<boolean> {
  if (score === 0) return false;
  const estimate = await estimateStrength();
  return estimate(password, [email]).score < score;
}

/** What a rule asks for that a password lacks, in words. */
async function lacks(password: string, rule: MasterPasswordRule, email: string): Promise<string[]> {
  return [
    ...(password.length < rule.length ? [t('lengthAtLeast', formatNumber(rule.length))] : []),
    ...CLASSES.filter((name) => rule[name] && !HAS[name](password)).map((name) => t(CLASS_LABELS[name])),
    ...((await isTooWeak(password, rule.score, email)) ? [t('harderToGuess')] : []),
  ];
}

/**
 * Says where the master password that was typed just now is less than organisations ask for. Nothing is blocked by it, and nothing of it is
 * kept.
 */
export async function judgePassword({ account, rules }: AccountStatus, password: string): Promise<void> {
  if (rules.masterPassword === null) return;
  const lacking = await lacks(password, rules.masterPassword, account.email);
  if (lacking.length === 0) return;
  const text = t('masterPasswordBelow', askers([{ rules }], 'masterPassword'), formatList(lacking));
  showNotice(named(account, text), 'care', {
    label: t('openWebVault'),
    run: () => attempt(browser.tabs.create({ url: account.webVault })),
  });
}
