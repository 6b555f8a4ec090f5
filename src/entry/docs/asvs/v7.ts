import type { Requirement } from './requirement.ts'

export const v7: readonly Requirement[] = [
  {
    number: '7.1.1',
    level: 2,
    asks: 'A document says after which time a session ends, unused and in any case.',
    verdict: 'met',
    why: 'Both are shorter than NIST asks for.',
    shownBy: ['docs/policy.md#rules', 'docs/operate/running.md#sessions'],
  },
  {
    number: '7.1.2',
    level: 2,
    asks: 'A document says how many sessions one employer may have at once.',
    verdict: 'met',
    shownBy: ['docs/operate/running.md#sessions'],
  },
  {
    number: '7.2.1',
    level: 1,
    asks: 'The server judges every session.',
    verdict: 'met',
    shownBy: [
      'test/journeys/sign-in.test.ts: signing out ends the session on the server: a kept cookie opens nothing',
    ],
  },
  {
    number: '7.2.2',
    level: 1,
    asks: 'A session is made for one sign-in, and is no fixed secret.',
    verdict: 'met',
    shownBy: [
      'src/keys/web/sign-in-routes.test.ts: ends the session that this browser had when it signs in anew (ASVS 7.2.4)',
    ],
  },
  {
    number: '7.2.3',
    level: 1,
    asks: 'A session is named by 128 random bits or more.',
    verdict: 'met',
    why: '160 bits of the system’s generator; only their digest is kept.',
    shownBy: [
      'test/journeys/sign-in.test.ts: each is named by 160 bits of its own, of which the database knows the digest (ASVS 7.2.3)',
    ],
  },
  {
    number: '7.2.4',
    level: 1,
    asks: 'Signing in makes a new session and ends the one before.',
    verdict: 'met',
    shownBy: [
      'src/keys/web/sign-in-routes.test.ts: ends the session that this browser had when it signs in anew (ASVS 7.2.4)',
    ],
  },
  {
    number: '7.3.1',
    level: 2,
    asks: 'A session that is not used ends.',
    verdict: 'met',
    shownBy: [
      'test/journeys/sign-in.test.ts: end by themselves: without use, and in any case after their life',
    ],
  },
  {
    number: '7.3.2',
    level: 2,
    asks: 'Every session ends after its life.',
    verdict: 'met',
    shownBy: [
      'test/journeys/sign-in.test.ts: end by themselves: without use, and in any case after their life',
    ],
  },
  {
    number: '7.4.1',
    level: 1,
    asks: 'A session that ended opens nothing.',
    verdict: 'met',
    shownBy: [
      'test/journeys/sign-in.test.ts: signing out ends the session on the server: a kept cookie opens nothing',
    ],
  },
  {
    number: '7.4.2',
    level: 1,
    asks: 'Sessions end with the account.',
    verdict: 'met',
    why: 'With a block and with a freeze. A change of representative ends links and cases and leaves the key, and so its sessions.',
    shownBy: [
      'src/cases/app/report.test.ts: freezes the employer, ends its sessions, closes its cases and kills its links, in one act',
      'test/journeys/report.test.ts: after the change: the contested key is blocked at once, and its sessions are over',
    ],
  },
  {
    number: '7.4.3',
    level: 2,
    asks: 'After a new key other sessions can be ended.',
    verdict: 'met',
    why: 'All end by themselves.',
    shownBy: [
      'test/attacks/atk-35.test.ts: I-21: every session and every other link ends in the step that sets the key; asking for a link ends nothing',
    ],
  },
  {
    number: '7.4.4',
    level: 2,
    asks: 'Every page behind the sign-in offers the way out.',
    verdict: 'met',
    shownBy: ['src/keys/web/sign-in-routes.test.ts: is left by a form and never by a look'],
  },
  {
    number: '7.4.5',
    level: 2,
    asks: 'Whoever administers can end sessions, of one and of all.',
    verdict: 'notBuilt',
    why: 'One statement for the database ends all sessions, of everybody; there is no command and no page for it, and none for one employer.',
    shownBy: ['docs/operate/running.md#backup-and-restore'],
  },
  {
    number: '7.5.1',
    level: 2,
    asks: 'Who changes a contact proves themselves once more.',
    verdict: 'notBuilt',
    why: 'Nobody can change a contact online.',
  },
  {
    number: '7.5.2',
    level: 2,
    asks: 'People see their sessions and can end them, after proving themselves again.',
    verdict: 'partly',
    why: 'They see and end them; the key is not asked for again.',
    shownBy: [
      'test/journeys/sign-in.test.ts: are listed where one is open, each with its moment; one is ended, and only that one',
      'test/journeys/sign-in.test.ts: are ended all but the own one with one button, and again with none',
    ],
  },
  {
    number: '7.5.3',
    level: 3,
    asks: 'Grave acts ask for a proof besides the session.',
    verdict: 'met',
    why: 'The one grave act is a new key, for which no session counts: it takes every proof of its path.',
    shownBy: ['src/cases/domain/guard.test.ts: %s: %s needs each of its proofs, and one of each choice'],
  },
  {
    number: '7.6.2',
    level: 2,
    asks: 'No session begins without somebody asking for it.',
    verdict: 'met',
    why: 'Not even a recovery signs anybody in.',
    shownBy: [
      'test/attacks/atk-36.test.ts: I-26: every registered address is told, by a mail that sets no key and can stop everything; nobody is signed in',
    ],
  },
]
