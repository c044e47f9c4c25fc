import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The alarm that an account has set, whichever it is. */
export const alarmOf = async (name: string) =>
  (await fakeBrowser.alarms.getAll()).find((alarm) => alarm.name.startsWith(`${name} of `));
