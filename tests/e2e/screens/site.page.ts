import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';

/** The sample site's sign-in page. */
export function sitePage(page: Surface) {
  return {
    see: () => page.see('button', 'Sign in'),
    /** What stands in the form's boxes. */
    values: () =>
      page.evaluate(() => {
        const value = (id: string) => (document.getElementById(id) as HTMLInputElement | null)?.value ?? null;
        return { email: value('email'), password: value('password') };
      }),
    /** Waits until the form holds these. */
    async seeValues(email: string, password: string) {
      await until('the filled form', async () => {
        const shown = await this.values();
        return shown.email === email && shown.password === password ? true : null;
      });
    },
    submit: () => page.click('button', 'Sign in'),
    seeSignedIn: (user: string) => page.seeText(`Signed in as ${user}`),
  };
}
