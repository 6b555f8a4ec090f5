/** The steps of a recovery in their order, by the screen they stand on (SCREENS 3). */
export const steps = {
  identityPage: 'P-02 page',
  identify: 'P-02 send: identify',
  preparePage: 'P-05 page',
  drawQuestions: 'P-05 send: draw questions',
  question: 'P-06 page',
  answer: 'P-06 send: answer',
  readyPage: 'P-09 page',
  askLink: 'P-09 send: ask for the link',
  sentPage: 'P-10 page',
  mail: 'mail with the link arrives',
  openLink: 'P-11 page: open the link',
  takeLink: 'P-11 send: take the link',
  keyPage: 'P-12 page',
  setKey: 'P-12 send: set the key',
  done: 'P-13 page',
  signInPage: 'U-01 page',
  signIn: 'U-01 send: sign in',
  account: 'account page',
} as const

/** These wait for argon2id. */
export const hashing: ReadonlySet<string> = new Set([steps.setKey, steps.signIn])
/** No request of the person's own: asked for, minted, handed over and taken by the mail server. */
export const waits: ReadonlySet<string> = new Set([steps.mail])
