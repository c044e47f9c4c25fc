import type { Surface } from '../driver/surface.ts';
import { inPhrase, t } from '../words.ts';

/** One opened item. */
export function itemPage(page: Surface) {
  return {
    see: (name: string) => page.see('heading', name),
    show: (label: string) => page.click('button', t('showWhat', inPhrase(label))),
    copy: (label: string) => page.click('button', t('copyWhat', inPhrase(label))),
    fill: () => page.click('button', t('fill')),
    back: () => page.click('button', t('back')),
  };
}

/** The files of an opened item. */
export function filesPage(page: Surface) {
  return {
    add: () => page.click('button', t('addFile')),
    choose: (...paths: string[]) => page.choose(paths),
    see: (name: string) => page.see('button', t('downloadWhat', name)),
    gone: (name: string) => page.gone('button', t('downloadWhat', name)),
    cancel: (name: string) => page.click('button', t('cancelFile', name)),
    askToDelete: (name: string) => page.click('button', t('deleteFile', name)),
    deleteForGood: () => page.click('button', t('removeForGood')),
  };
}
