/**
 * The seconds for which an answer asks to be left alone (Retry-After; RFC 9110, 10.2.3): 0 for a moment that has passed; null for none, and
 * for what is neither a number of seconds nor a date.
 */
export function secondsToWait(headers: Headers): number | null {
  const told = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(told)) return Math.ceil(Number(told));
  // A date begins with its day: of much else browsers make a date of long ago.
  const moment = /^[a-z]/i.test(told) ? Date.parse(told) : Number.NaN;
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}
