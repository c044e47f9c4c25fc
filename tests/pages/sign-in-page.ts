import { html } from 'hono/html';

const STYLE = `
  :root { font: 16px/1.5 Georgia, 'Times New Roman', serif; color: #20303a; background: #eef1ee; }
  body { margin: 0; min-height: 100vh; display: grid; grid-template-columns: minmax(0, 1fr) minmax(22rem, 28rem); }
  aside { background: linear-gradient(160deg, #1f4a52, #10262e 70%); color: #dfeae6; padding: 4rem 3.5rem; display: flex; flex-direction: column; }
  aside h1 { font-size: 2.75rem; line-height: 1.1; font-weight: 400; margin: auto 0 1rem; max-width: 14ch; }
  aside p { max-width: 36ch; margin: 0; opacity: 0.8; }
  .name { font: 600 1.05rem system-ui, sans-serif; letter-spacing: 0.02em; }
  main { background: #fff; padding: 4rem 3rem; display: flex; flex-direction: column; justify-content: center; font-family: system-ui, sans-serif; }
  h2 { font: 400 1.75rem Georgia, serif; margin: 0 0 1.5rem; }
  label { display: block; font-size: 0.875rem; font-weight: 600; margin: 0 0 1.1rem; }
  input { display: block; box-sizing: border-box; width: 100%; margin-top: 0.3rem; padding: 0.65rem 0.75rem; font: inherit; font-weight: 400;
    border: 1px solid #9fb1ad; border-radius: 6px; background: #fbfcfb; }
  input:focus { outline: 2px solid #2c7a73; outline-offset: 1px; }
  button { width: 100%; padding: 0.75rem; font: 600 1rem system-ui, sans-serif; color: #fff; background: #1f5d58; border: 0; border-radius: 6px; }
  .problem { background: #fbe9e6; color: #7d2417; padding: 0.7rem 0.9rem; border-radius: 6px; margin: 0 0 1.25rem; }
  .small { font-size: 0.875rem; color: #55676a; margin-top: 1.5rem; }
  a { color: #1f5d58; }
  @media (max-width: 48rem) { body { grid-template-columns: 1fr; } aside { padding: 2rem; } aside h1 { margin: 2rem 0 1rem; font-size: 2rem; } }
`;

function page(title: string, main: unknown) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <aside>
      <span class="name">Harbour Ledger</span>
      <h1>The books of your boat, in order.</h1>
      <p>Moorings, invoices and logbooks for small harbours.</p>
    </aside>
    <main>${main}</main>
  </body>
</html>`;
}

/** The sign-in page of a small invented business. `problem` is shown above the form. */
export function signInPage(problem?: string) {
  const told = problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`;
  return page(
    'Sign in – Harbour Ledger',
    html`<h2>Sign in</h2>
      ${told}
      <form action="/sign-in" method="post">
        <label>E-mail address <input id="email" name="email" type="email" autocomplete="username" required></label>
        <label>Password <input id="password" name="password" type="password" autocomplete="current-password" required></label>
        <button type="submit">Sign in</button>
      </form>
      <p class="small"><a href="/pages/sign-up.html">Create an account</a> · <a href="/pages/reset-password.html">Forgot your password?</a></p>`,
  );
}

/** What is shown after the right password. */
export function signedInPage(user: string) {
  return page(
    'Overview – Harbour Ledger',
    html`<h2>Good morning</h2>
      <p>Signed in as <strong id="who">${user}</strong>.</p>
      <p class="small"><a href="/">Sign out</a></p>`,
  );
}
