import { useEffect } from 'preact/hooks';

/** Does something now and every few seconds, as long as the screen is there and looked at. @param everyMs milliseconds */
export function usePoll(act: () => void, everyMs: number): void {
  useEffect(() => {
    const run = () => {
      if (document.visibilityState === 'visible') act();
    };
    run();
    const timer = setInterval(run, everyMs);
    document.addEventListener('visibilitychange', run);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', run);
    };
  }, []);
}
