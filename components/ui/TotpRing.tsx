const LAST_SECONDS = 5;

/** True in the last seconds of a code, when it is better to wait for the next one. */
export const isEnding = (secondsLeft: number): boolean => secondsLeft <= LAST_SECONDS;

interface TotpRingProps {
  secondsLeft: number;
  period: number;
}

/** Drains clockwise as the code runs out. Hidden from readers, who would hear it every second. */
export function TotpRing({ secondsLeft, period }: TotpRingProps) {
  const left = Math.max(0, Math.min(100, Math.round((secondsLeft / period) * 100)));
  return (
    <svg class={`ring ${isEnding(secondsLeft) ? 'care' : ''}`} viewBox="0 0 20 20" aria-hidden="true">
      <circle class="bg" cx="10" cy="10" r="6.75" />
      <circle class="fg" cx="10" cy="10" r="6.75" pathLength="100" stroke-dasharray={`${left} 100`} />
    </svg>
  );
}
