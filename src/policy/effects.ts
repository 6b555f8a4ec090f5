/** What a completed case touches, and what people ask whether it touches. */
export type EffectSubject =
  | 'key'
  | 'block'
  | 'suspension'
  | 'tries'
  | 'sessions'
  | 'links'
  | 'contacts'
  | 'contactChanges'
  | 'users'
  | 'notices'

/**
 * Who brings the effect about: the statement that sets the key or lifts the block, an effect of the transition of the
 * case (`src/cases/domain/transition.ts`), or nobody, because the subject is left as it is.
 */
export type EffectSource =
  | 'keySet'
  | 'blockLifted'
  | 'voidLinks'
  | 'endSessions'
  | 'stopContactChanges'
  | 'doubtUsers'
  | 'clearTries'
  | 'clearSignInTries'
  | 'tellContacts'
  | 'nobody'

/** How a case is completed: a new key takes the place of the former one, or the present key works again. */
export const ends = ['newKey', 'unlocked'] as const
export type End = (typeof ends)[number]

export interface EndEffect {
  readonly becomes: string
  readonly by: EffectSource
}

export interface EffectRow {
  readonly subject: EffectSubject
  readonly title: string
  readonly newKey: EndEffect
  readonly unlocked: EndEffect
}

/**
 * What the two ends of a case do, all of it in the one transaction that sets the key or lifts the block (RELIABILITY
 * I-13): either every row of a column holds or none. Printed in `docs/policy.md`.
 */
export const completionEffects: readonly EffectRow[] = [
  {
    subject: 'key',
    title: 'Employer key',
    newKey: {
      becomes:
        'The new key replaces the former one, which stops working at once. The former one counts as an earlier key (`key.history`). The clock of the reminder starts anew (`key.rotationDays`); the key is on probation where the path says so (`key.probation`).',
      by: 'keySet',
    },
    unlocked: {
      becomes:
        'The present key works again, the same as before. Its age goes on counting. A key that somebody reported since it was set cannot be kept: only a new one is made.',
      by: 'nobody',
    },
  },
  {
    subject: 'block',
    title: 'Block',
    newKey: {
      becomes:
        'Lifted with the former key on the paths that serve for a blocked key. Unlocking and recovering are two acts: the online path is closed while the key is blocked, and the statement that sets a key there refuses a blocked one.',
      by: 'keySet',
    },
    unlocked: { becomes: 'Lifted.', by: 'blockLifted' },
  },
  {
    subject: 'suspension',
    title: 'Suspension of the questions',
    newKey: { becomes: 'Ended. It closed only the questions and never touched the key.', by: 'clearTries' },
    unlocked: {
      becomes:
        'Left as it is, and so are the counted tries of the questions: unlocking is no recovery, and buys nobody other guesses.',
      by: 'nobody',
    },
  },
  {
    subject: 'tries',
    title: 'Counted tries',
    newKey: { becomes: 'Back to none, of the questions and of signing in.', by: 'clearTries' },
    unlocked: { becomes: 'Back to none, of signing in only.', by: 'clearSignInTries' },
  },
  {
    subject: 'sessions',
    title: 'Sessions',
    newKey: { becomes: 'Every open session of the employer ends, on every device.', by: 'endSessions' },
    unlocked: {
      becomes: 'Every session ends: none that was open before the block comes back to life.',
      by: 'endSessions',
    },
  },
  {
    subject: 'links',
    title: 'Links and mailed codes',
    newKey: {
      becomes: 'The link that was used is used up; every other live link of the employer is void.',
      by: 'voidLinks',
    },
    unlocked: {
      becomes: 'The link that was used is used up; every other live link of the employer is void.',
      by: 'voidLinks',
    },
  },
  {
    subject: 'contacts',
    title: 'Registered contacts',
    newKey: { becomes: 'Not changed. No recovery changes where the next link goes.', by: 'nobody' },
    unlocked: { becomes: 'Not changed.', by: 'nobody' },
  },
  {
    subject: 'contactChanges',
    title: 'Changes of a contact on their way',
    newKey: {
      becomes:
        'Ended, together with a new contact that still cools (`contact.coolOff`). The contact that counted before goes on counting.',
      by: 'stopContactChanges',
    },
    unlocked: {
      becomes: 'Ended in the same way: whoever began one before the block begins again.',
      by: 'stopContactChanges',
    },
  },
  {
    subject: 'users',
    title: 'Secondary users',
    newKey: {
      becomes:
        'They keep their own keys and sessions, and every access to this employer waits: nothing of it can be read until whoever holds the new key has confirmed that person. Invitations that were out are void. Each person is told by mail (M-38), without a word about who made the key.',
      by: 'doubtUsers',
    },
    unlocked: {
      becomes:
        'Left as they are. The block was about another key, nobody new holds it, and a stranger who fails at it must not stop the people who work for the employer.',
      by: 'nobody',
    },
  },
  {
    subject: 'notices',
    title: 'Notices',
    newKey: {
      becomes:
        'One to every registered mail address, outside every limit, with a link to say “it was not me” (M-02).',
      by: 'tellContacts',
    },
    unlocked: {
      becomes:
        'One to every registered mail address, outside every limit, with a link to say “it was not me” (M-20): it blocks the key once more.',
      by: 'tellContacts',
    },
  },
]
