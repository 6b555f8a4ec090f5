import { hours } from '../kernel/time.ts'
import type { PathName } from './paths.ts'
import type { PathRule } from './policy.ts'

/** A day at the counter: whoever was checked in the morning still has the key made in the afternoon. */
const counterDay = hours(8)

/** What a path must hold before a key is set (RELIABILITY 3). Profiles change single rows of it. */
export const pathTable: Readonly<Record<PathName, PathRule>> = {
  online: {
    proofs: ['reg', 'gate', 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail', 'representativeChanged'],
    result: 'probation',
    served: 'online',
  },
  onlineStrong: {
    proofs: ['reg', ['phone', 'saved'], 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail', 'representativeChanged'],
    result: 'full',
    served: 'centre',
  },
  household: {
    proofs: ['reg', ['aff', 'bank'], 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'blocked', 'noMail', 'representativeChanged'],
    result: 'full',
    served: 'centre',
  },
  // Open for a key that is not blocked as well: it is one of the ways that a suspension leaves open (ATK-21).
  biometrics: {
    proofs: ['reg', 'bio', ['mail', 'phone']],
    closedWhen: ['frozen', 'rucNotActive', 'noKey'],
    unlocks: true,
    result: 'full',
    served: 'centre',
  },
  // The record of an earlier visit (E1) compares nobody today: it counts for a key that is blocked and no other, the
  // mailbox of that visit has to answer, and where anything is in doubt a person is seen (CHANNELS 1.2).
  unlockOnFile: {
    proofs: ['reg', 'bio', 'mail'],
    whenDoubtful: ['second'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'notBlocked', 'noMail', 'representativeChanged'],
    unlocks: true,
    result: 'probation',
    served: 'online',
  },
  attendedUnlock: {
    proofs: ['reg', 'att', 'mail'],
    fingerForPapers: true,
    whenDoubtful: ['second'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'noMail'],
    unlocks: true,
    life: counterDay,
    result: 'full',
    served: 'centre',
  },
  signature: {
    proofs: ['reg', 'sig', 'mail'],
    closedWhen: ['frozen', 'rucNotActive', 'noKey', 'noMail'],
    unlocks: true,
    anew: true,
    result: 'full',
    served: 'online',
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
