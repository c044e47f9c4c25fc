/** Base64 from the background as bytes. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);

/** Hands bytes, texts or what the browser holds of them to the browser's download, under their own name. */
export function saveFile(
  fileName: string,
  parts: readonly (Uint8Array<ArrayBuffer> | Blob | string)[],
): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
