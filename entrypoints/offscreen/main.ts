import { ask } from '../../lib/protocol';

/**
 * Writes to the clipboard for a background that has none (Chromium): empties it, or puts on it what the background holds ready. The page
 * never has the focus, so the asynchronous clipboard API is closed to it; a copy of its own is not.
 */
function copy(text: string): void {
  const place = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', place, { once: true });
  document.execCommand('copy');
}

async function copyWaiting(): Promise<void> {
  const text = await ask('clipboard.take');
  if (text !== null) copy(text);
  await ask('clipboard.placed');
}

if (location.search === '?copy') void copyWaiting();
else copy('');
