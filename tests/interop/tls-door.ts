import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createServer } from 'node:tls';

/** An encrypted door to a server that speaks in the clear: the official client wants one, a browser without our authority the other. */
export interface TlsDoor {
  readonly url: string;
  close(): void;
}

export async function openTlsDoor(
  server: { readonly url: string },
  { key, cert }: { readonly key: string; readonly cert: string },
): Promise<TlsDoor> {
  const port = Number(new URL(server.url).port);
  const door = createServer({ key, cert }, (outside) => {
    const inside = connect(port, '127.0.0.1');
    outside.pipe(inside).pipe(outside);
    for (const end of [outside, inside])
      end.on('error', () => {
        outside.destroy();
        inside.destroy();
      });
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `https://127.0.0.1:${(door.address() as AddressInfo).port}`,
    close: () => void door.close(),
  };
}
