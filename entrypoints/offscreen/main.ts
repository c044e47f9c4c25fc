/**
 * Empties the clipboard for a background that has none (Chromium). The page has no focus, so the asynchronous clipboard API is
 * closed to it; a copy event of its own is not. A clipboard cannot be set to nothing that way, hence the one space.
 */
document.addEventListener('copy', (event) => {
  event.clipboardData?.setData('text/plain', ' ');
  event.preventDefault();
});
document.execCommand('copy');
