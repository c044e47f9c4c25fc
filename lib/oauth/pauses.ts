import { CodedError } from '../errors';

/** Nobody is kept waiting for longer than this without a question. */
const LONGEST_SECONDS = 60;

export interface Pauses {
  /** @throws CodedError, that with which the endpoint has asked for a pause, with the seconds that are left of it. */
  assertOver(endpoint: URL): void;
  /** Runs a request to the endpoint, and notes what that asks for. */
  noting<T>(endpoint: URL, work: () => Promise<T>): Promise<T>;
}

interface Pause {
  readonly error: CodedError;
  /** Unix milliseconds. */
  readonly until: number;
}

function pauseOf(error: unknown): Pause | null {
  const wait = error instanceof CodedError ? Number(error.info.details.wait ?? 0) : 0;
  if (!(error instanceof CodedError) || !(wait > 0)) return null;
  return { error, until: Date.now() + Math.min(wait, LONGEST_SECONDS) * 1000 };
}

/** How long token endpoints want to be left alone by what asks by itself. A worker that the browser stops forgets it. */
export function createPauses(): Pauses {
  const pauses = new Map<string, Pause>();
  return {
    assertOver: ({ href }) => {
      const pause = pauses.get(href);
      const wait = String(Math.ceil(((pause?.until ?? 0) - Date.now()) / 1000));
      if (!pause || Number(wait) <= 0) return;
      const { code, details } = pause.error.info;
      throw new CodedError(code, { ...details, wait, ...(code === 'too-many-requests' && { number: wait }) });
    },
    noting: async ({ href }, work) => {
      pauses.delete(href);
      return work().catch((error: unknown) => {
        const pause = pauseOf(error);
        if (pause) pauses.set(href, pause);
        throw error;
      });
    },
  };
}
