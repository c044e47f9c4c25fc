import { cases } from './suite';

export interface VectorsResult {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly error: string }[];
}

declare global {
  interface Window {
    /** Set when every case has run. */
    vectorsResult?: VectorsResult;
  }
}

async function runAll(): Promise<VectorsResult> {
  const failed: { name: string; error: string }[] = [];
  for (const { name, run } of cases) {
    document.title = name;
    try {
      await run();
    } catch (error) {
      failed.push({ name, error: String(error) });
    }
  }
  return { passed: cases.length - failed.length, failed };
}

window.vectorsResult = await runAll();
document.body.textContent = JSON.stringify(window.vectorsResult, null, 2);
