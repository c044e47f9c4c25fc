/**
 * Empties the clipboard for a background that has none (Chromium). The page never has the focus, so the asynchronous clipboard API is
 * closed to it; a copy of its own is not.
 */
document.addEventListener('copy', (event) => {
  event.clipboardData?.setData('text/plain', '');
  event.preventDefault();
});
document.execCommand('copy');
