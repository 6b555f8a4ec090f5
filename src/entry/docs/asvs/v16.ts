import type { Requirement } from './requirement.ts'

export const v16: readonly Requirement[] = [
  {
    number: '16.1.1',
    level: 2,
    asks: 'A document says what is logged, where, for whom and how long.',
    verdict: 'partly',
    why: 'It says so of both logs; the acts of the activity log are listed in the code only.',
    shownBy: ['docs/operate/running.md#logs', 'docs/operate/running.md#activity-log'],
  },
  {
    number: '16.2.1',
    level: 2,
    asks: 'An entry says when, where, who and what.',
    verdict: 'met',
    shownBy: [
      'src/platform/log.test.ts: says when, where and how grave, one line an event',
      'test/journeys/recovery.test.ts: I-13: writes one audit entry an act, and the word of the key is in none',
    ],
  },
  {
    number: '16.2.2',
    level: 2,
    asks: 'Times are those of one clock, in UTC.',
    verdict: 'met',
    why: 'The activity log has the clock of the database. Clocks of machines are set by the operator.',
    shownBy: ['src/platform/log.test.ts: says when, where and how grave, one line an event'],
  },
  {
    number: '16.2.3',
    level: 2,
    asks: 'Logs go where the document says and nowhere else.',
    verdict: 'met',
    shownBy: [
      'test/house/reach.test.ts: writes files in the places listed here, and none while it serves',
      'docs/operate/running.md#logs',
    ],
  },
  {
    number: '16.2.4',
    level: 2,
    asks: 'Programs can read the log.',
    verdict: 'met',
    shownBy: [
      'src/platform/log.test.ts: stays one inert line of valid JSON, whatever is thrown at it (ATK-57)',
    ],
  },
  {
    number: '16.2.5',
    level: 2,
    asks: 'Nothing secret is logged.',
    verdict: 'met',
    shownBy: [
      'src/platform/log.test.ts: hides what carries a secret by its name, and does not print requests',
      'src/platform/log.test.ts: takes a person out of every place: %s',
      'test/attacks/atk-03.test.ts: after ${recoveries} recoveries no log, no row and no job holds a token, a code or a key; digests alone are there',
    ],
  },
  {
    number: '16.3.1',
    level: 2,
    asks: 'Every sign-in is logged, right or wrong.',
    verdict: 'met',
    shownBy: [
      'src/keys/app/sign-in.test.ts: tells of every try that is refused, also when none is left (ASVS 16.3.1)',
      'test/journeys/sign-in.test.ts: leaves an entry for every try, right or wrong (ASVS 16.3.1)',
    ],
  },
  {
    number: '16.3.2',
    level: 2,
    asks: 'Whoever is refused for lack of right is logged; at level 3 every decision.',
    verdict: 'notMet',
    why: 'Refused proofs are in the activity log. A page of somebody else that is asked for is answered as if it were not there, and leaves no trace.',
    shownBy: [
      'test/attacks/atk-50.test.ts: pages and papers of a case are for its own browser; to others they are as if nobody had made them',
    ],
  },
  {
    number: '16.3.3',
    level: 2,
    asks: 'Attempts to get round a guard are logged.',
    verdict: 'partly',
    why: 'Wrong pairs, wrong answers, refused keys and links are. Broken forms, foreign forms and networks that have to wait are not.',
    shownBy: ['src/cases/store/case-facts.test.ts: reads refused answers from the log, of this case only'],
  },
  {
    number: '16.3.4',
    level: 2,
    asks: 'What breaks is logged.',
    verdict: 'met',
    shownBy: [
      'test/journeys/lying-about.test.ts: has no page of the demonstration, and says nothing of its insides when it breaks',
      'src/adapters/registries/embedded/embedded-registries.test.ts: answers "unavailable" when the database does not, and tells the log',
      'src/platform/housekeeping.test.ts: run every purge although one fails, tell of it, and come back within the hour',
    ],
  },
  {
    number: '16.4.1',
    level: 2,
    asks: 'Nobody can write a line of the log.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-57.test.ts: whatever stands in a field, an address or a header: one event is one line of inert JSON, of bounded length',
      'src/audit/store/audit-log.test.ts: stays one inert line of printable characters, whatever is thrown at it (ATK-57)',
    ],
  },
  {
    number: '16.4.2',
    level: 2,
    asks: 'Nobody can change it.',
    verdict: 'met',
    why: 'The activity log. Lines on standard output are in the care of the machine.',
    shownBy: [
      'src/audit/store/audit-log.test.ts: an application role may add and read; it may not change, nor move a head, nor lift the ban',
      'src/audit/store/audit-log.test.ts: finds any random change of any entry',
    ],
  },
  {
    number: '16.4.3',
    level: 2,
    asks: 'It is also kept elsewhere.',
    verdict: 'deployment',
    why: 'Lines go to standard output, and checkpoints are made by a command; carrying both elsewhere is the operator’s.',
    shownBy: ['docs/operate/running.md#activity-log'],
  },
  {
    number: '16.5.1',
    level: 2,
    asks: 'What breaks tells a person nothing of the insides.',
    verdict: 'met',
    shownBy: [
      'test/journeys/lying-about.test.ts: has no page of the demonstration, and says nothing of its insides when it breaks',
    ],
  },
  {
    number: '16.5.2',
    level: 2,
    asks: 'The service stays safe while others are out.',
    verdict: 'met',
    shownBy: [
      'test/journeys/registry.test.ts: F-15, F-16, F-17, I-10: %s %s costs no try, is said for what it is, and passes',
      'src/adapters/registries/http/http-registries.test.ts: after five failures in a row leaves the registry in peace and says until when',
      'test/journeys/mail.test.ts: the request stays, the page says from when it is tried again, and the time begins when it is back',
    ],
  },
  {
    number: '16.5.3',
    level: 2,
    asks: 'What fails is a no.',
    verdict: 'met',
    shownBy: [
      'src/proofs/registry/domain/relation.test.ts: cannot be judged while a needed registry is %s',
      'src/proofs/challenges/domain/judge.test.ts: cannot judge once a record holds %j: no match, and no try (ATK-29, I-10)',
      'src/audit/store/audit-log.test.ts: an act whose entry cannot be written does not happen (F-35)',
    ],
  },
  {
    number: '16.5.4',
    level: 3,
    asks: 'A last net catches what nothing else caught.',
    verdict: 'partly',
    why: 'Requests and jobs fail alone. What breaks outside of both is in the log and ends the process, since nobody knows what is sound after it; the unit of the manual starts another.',
    shownBy: [
      'src/entry/last-net.test.ts: what nothing caught is in the log, and ends the process all the same (ASVS 16.5.4)',
      'test/journeys/lying-about.test.ts: has no page of the demonstration, and says nothing of its insides when it breaks',
      'src/messaging/worker.test.ts: tells of a job that threw, and tries it again',
    ],
  },
]
