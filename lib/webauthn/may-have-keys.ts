/** False where the browser is known not to ask authenticators for secrets. One that does not say is worth a try. */
export async function mayHaveKeys(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  const ask = PublicKeyCredential.getClientCapabilities;
  if (typeof ask !== 'function') return true;
  try {
    return (await ask.call(PublicKeyCredential))['extension:prf'] !== false;
  } catch {
    return true;
  }
}
