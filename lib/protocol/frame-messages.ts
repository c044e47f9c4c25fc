import type { UiRequests } from './protocol';

type Names = readonly (keyof UiRequests)[];

/** Every page of ours that web pages may have in frames, with all that it asks the background for. */
export const FRAME_MESSAGES: Readonly<Record<string, Names>> = {
  'suggest.html': [
    'account.touch',
    'account.unlock',
    'frame.wish',
    'suggest.choose',
    'suggest.newPassword',
    'suggest.open',
    'suggest.silence',
  ],
  'save.html': [
    'account.touch',
    'account.unlock',
    'folder.create',
    'frame.wish',
    'save.answer',
    'save.dismiss',
    'save.inWindow',
    'save.open',
    'save.password',
  ],
};

/**
 * False for a message that the page of ours at this address has no use for. Pages that stand in frames over web pages have short lists, and the
 * same ones where they stand in windows of their own; all others may ask for everything in a window, and for nothing in a frame: no page of
 * ours but these has any business there, whatever spelling of its address a web page may find.
 * @param url of the sender's document, from the browser.
 * @param isFrame true when that document stands in another.
 */
export function mayAsk(url: string, name: string, isFrame: boolean): boolean {
  const file = new URL(url).pathname.slice(1);
  const names: readonly string[] | undefined = Object.hasOwn(FRAME_MESSAGES, file)
    ? FRAME_MESSAGES[file]
    : undefined;
  return names?.includes(name) ?? !isFrame;
}
