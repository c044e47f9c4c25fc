/** The account that tests and the demo sign in with, and what its vault is known to hold (tests/server/sample). */
export const SAMPLE = {
  email: 'pat@hollis.dev',
  password: 'correct horse battery',
} as const;

/** The login that fits the sample site best. */
export const GITEA = {
  name: 'Gitea',
  row: 'Gitea, pat@hollis.dev',
  username: 'pat@hollis.dev',
  password: 'plinth-Orchard7-sonar',
} as const;

/** Who the sample site lets in. */
export const SITE_USERS = { [GITEA.username]: GITEA.password } as const;
