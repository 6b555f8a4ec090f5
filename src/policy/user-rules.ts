/** People to whom an employer gives access of their own (SCREENS U-03). */
export interface UserRules {
  /** Of an employer at a time, invited ones included; 50 at most. */
  readonly most: number
  readonly invitationDays: number
  /** Invitations that an employer may send in 24 hours (ATK-42). */
  readonly invitationsPerDay: number
  /** Invitations that one mailbox is sent in 24 hours, whoever asks. */
  readonly mailboxInvitationsPerDay: number
  /** Furthest day on which an access that ends may end. Days. */
  readonly longestDays: number
  /** The employer key is asked for again before anybody is given more than they had. */
  readonly keyAgain: boolean
  /** Misses in signing in, after which it rests. */
  readonly attempts: number
  /** How long. Seconds. */
  readonly pause: number
  /** How long a browser that a user signed in with has tries of its own. Days. */
  readonly knownBrowserDays: number
}
