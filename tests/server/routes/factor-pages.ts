import type { Hono } from 'hono';
import type { ServerEnv } from '../context.ts';

/** A page of the web vault that asks for a second factor and posts the answer to its own window (bitwarden/clients, apps/web connectors). */
const page = (title: string, answer: string): string => `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>${title}</title>
<h1>${title}</h1><button id="go"></button>
<script>
  const asked = new URLSearchParams(location.search);
  const button = document.getElementById('go');
  button.textContent = decodeURIComponent(asked.get('btnText') ?? 'Go on');
  button.onclick = () => { const answer = (${answer})(asked); if (answer) window.postMessage(answer, location.origin); };
</script></html>`;

/** What a browser makes of a key's touch, but for the signature. */
const KEY = `(asked) => {
  if (!asked.get('parent') || asked.get('v') !== '1') return null;
  const url64 = (text) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const { challenge, allowCredentials } = JSON.parse(atob(asked.get('data')));
  const [{ id }] = allowCredentials;
  const clientDataJson = url64(JSON.stringify({ type: 'webauthn.get', challenge, origin: location.origin }));
  const response = { authenticatorData: url64('data'), clientDataJson, signature: url64('signature') };
  const data = JSON.stringify({ id, rawId: id, type: 'public-key', extensions: {}, response });
  return { command: 'webAuthnResult', data, remember: false };
}`;

/** The real one goes to Duo, which leads back to it with a code and the state. */
const DUO = `(asked) => {
  const state = new URL(asked.get('duoFramelessUrl')).searchParams.get('state');
  return { command: 'duoResult', code: 'code-of-duo', state };
}`;

export function addFactorPages(app: Hono<ServerEnv>): void {
  app.get('/webauthn-fallback-connector.html', (c) => c.html(page('Security key', KEY)));
  app.get('/duo-redirect-connector.html', (c) => c.html(page('Duo', DUO)));
}
