/**
 * The same bytes in the type that WebCrypto asks for. Only memory shared between threads differs, and nothing here shares any;
 * copying instead would leave secrets behind that nobody wipes.
 */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>;
