interface ScriptingApi {
  readonly scripting: { executeScript(injection: object): Promise<unknown> };
}

/** One script from the worker into a page, that fills its password box. Runs in the worker; gives the moment of its start. */
export async function fillBare(tabId: number): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: ScriptingApi };
  const at = performance.timeOrigin + performance.now();
  const func = () => {
    const box = document.querySelector<HTMLInputElement>('input[type="password"]');
    if (!box) return;
    box.value = 'x';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  await chrome.scripting.executeScript({ target: { tabId }, func });
  return at;
}
