const PATIENCE_MS = 8_000;

/**
 * Whether a line to a hub can be opened: what stands between may not pass it on.
 * @param url of the hub, with its token: goes to the socket and nowhere else.
 */
export function canOpen(
  url: string,
  openSocket = (to: string): WebSocket => new WebSocket(to),
): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = openSocket(url);
    const end = (isOpen: boolean) => () => {
      resolve(isOpen);
      socket.close();
    };
    socket.addEventListener('open', end(true));
    socket.addEventListener('error', end(false));
    socket.addEventListener('close', end(false));
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', end(false));
  });
}
