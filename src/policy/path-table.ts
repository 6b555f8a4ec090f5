import { hours } from '../kernel/time.ts'
import type { PathName } from './paths.ts'
import type { PathRule } from './policy.ts'

/** A day at the counter: whoever was checked in the morning still has the key made in the afternoon. */
const counterDay = hours(8)

/** What a path must hold before a key is set (RELIABILITY 3). Profiles change single rows of it. */
export const pathTable: Readonly<Record<PathName, PathRule>> = {
  online: {
    proofs: ['reg', 'gate', 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail'],
    result: 'probation',
    served: 'online',
  },
  onlineStrong: {
    proofs: ['reg', ['phone', 'saved'], 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail'],
    result: 'full',
    served: 'centre',
  },
  household: {
    proofs: ['reg', ['aff', 'bank'], 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail'],
    result: 'full',
    served: 'centre',
  },
  // Open for a key that is not blocked as well: it is one of the ways that a suspension leaves open (ATK-21).
  biometrics: {
    proofs: ['reg', 'bio', ['mail', 'phone']],
    closedWhen: ['frozen', 'rucNotActive', 'noKey'],
    result: 'full',
    served: 'centre',
  },
  attendedUnlock: {
    proofs: ['reg', 'att', 'mail'],
    whenDoubtful: ['second'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'noMail'],
    life: counterDay,
    result: 'full',
    served: 'centre',
  },
  signature: {
    proofs: ['reg', 'sig', 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'noMail'],
    result: 'full',
    served: 'centre',
  },
  inPerson: {
    proofs: ['reg', 'att', 'mail'],
    whenDoubtful: ['second'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'noMail'],
    life: counterDay,
    result: 'full',
    served: 'centre',
  },
  // The last row of RELIABILITY 3: first key, RUC closed or suspended, no mailbox. Open whenever a person
  // has not stopped everything, because somebody must be able to end here (I-20).
  firstKey: {
    proofs: ['reg', 'att', 'second', 'mail'],
    closedWhen: ['frozen'],
    setsContact: true,
    life: counterDay,
    result: 'full',
    served: 'centre',
  },
}
