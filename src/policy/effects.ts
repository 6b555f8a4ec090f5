/** What a recovery touches, and what people ask whether it touches. */
export type EffectSubject =
  'key' | 'block' | 'suspension' | 'tries' | 'sessions' | 'links' | 'contacts' | 'contactChanges' | 'notices'

/**
 * Who brings the effect about: the statement that sets the key, an effect of the transition of the case
 * (`src/cases/domain/transition.ts`), or nobody, because the subject is left as it is.
 */
export type EffectSource =
  'keySet' | 'voidLinks' | 'endSessions' | 'stopContactChanges' | 'clearTries' | 'tellContacts' | 'nobody'

export interface EffectRow {
  readonly subject: EffectSubject
  readonly title: string
  readonly becomes: string
  readonly by: EffectSource
}

/**
 * What a completed recovery of the online path does, all of it in the one transaction that sets the key
 * (RELIABILITY I-13): either every row holds or none. Printed in `docs/policy.md`.
 */
export const recoveryEffects: readonly EffectRow[] = [
  {
    subject: 'key',
    title: 'Employer key',
    becomes:
      'The new key replaces the former one, which stops working at once. The former one counts as an earlier key (`key.history`). The clock of the reminder starts anew (`key.rotationDays`); the key is on probation where the path says so (`key.probation`).',
    by: 'keySet',
  },
  {
    subject: 'block',
    title: 'Block',
    becomes:
      'Not lifted. Unlocking and recovering are two acts: the online path is closed while the key is blocked, and the statement that sets a key refuses a blocked one.',
    by: 'nobody',
  },
  {
    subject: 'suspension',
    title: 'Suspension of the questions',
    becomes: 'Ended. It closed only the questions and never touched the key.',
    by: 'clearTries',
  },
  {
    subject: 'tries',
    title: 'Counted tries',
    becomes: 'Back to none, of the questions and of signing in.',
    by: 'clearTries',
  },
  {
    subject: 'sessions',
    title: 'Sessions',
    becomes: 'Every open session of the employer ends, on every device.',
    by: 'endSessions',
  },
  {
    subject: 'links',
    title: 'Links and mailed codes',
    becomes: 'The link that was used is used up; every other live recovery link of the employer is void.',
    by: 'voidLinks',
  },
  {
    subject: 'contacts',
    title: 'Registered contacts',
    becomes: 'Not changed. No recovery changes where the next link goes.',
    by: 'nobody',
  },
  {
    subject: 'contactChanges',
    title: 'Changes of a contact on their way',
    becomes:
      'Ended, together with a new contact that still cools (`contact.coolOff`). The contact that counted before goes on counting.',
    by: 'stopContactChanges',
  },
  {
    subject: 'notices',
    title: 'Notices',
    becomes: 'One to every registered mail address, outside every limit, with a link to say “it was not me”.',
    by: 'tellContacts',
  },
]
