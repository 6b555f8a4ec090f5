import type { Requirement } from './requirement.ts'

export const v8: readonly Requirement[] = [
  {
    number: '8.1.1',
    level: 1,
    asks: 'A document says who may do what, and to whose data.',
    verdict: 'met',
    shownBy: ['SECURITY.md#who-may-see-and-do-what'],
  },
  {
    number: '8.1.2',
    level: 2,
    asks: 'A document says who may see which part of it.',
    verdict: 'met',
    shownBy: ['SECURITY.md#who-may-see-and-do-what'],
  },
  {
    number: '8.1.3',
    level: 3,
    asks: 'A document names the circumstances that decide, such as network or device.',
    verdict: 'met',
    shownBy: ['SECURITY.md#circumstances-that-decide'],
  },
  {
    number: '8.1.4',
    level: 3,
    asks: 'A document says what follows from each of them.',
    verdict: 'met',
    shownBy: ['SECURITY.md#circumstances-that-decide'],
  },
  {
    number: '8.2.1',
    level: 1,
    asks: 'Functions are there for those who may use them.',
    verdict: 'met',
    shownBy: [
      'test/journeys/steps.test.ts: a browser that has begun nothing sees no page of anybody, and no form of it acts',
      'src/keys/web/sign-in-routes.test.ts: is for who is signed in',
    ],
  },
  {
    number: '8.2.2',
    level: 1,
    asks: 'Data are there for those whose they are.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-50.test.ts: pages and papers of a case are for its own browser; to others they are as if nobody had made them',
      'test/attacks/atk-50.test.ts: codes and references are not counted up, and a session handle of another ends nothing',
      'test/attacks/atk-10.test.ts: L-17: it alone decides whose key changes; other numbers beside it are refused',
    ],
  },
  {
    number: '8.2.3',
    level: 2,
    asks: 'Parts of data are there for those who may see them.',
    verdict: 'met',
    shownBy: [
      'test/journeys/case.test.ts: shows anybody with code and digits the state and no more, however the code is written',
      'src/cases/web/case-story.test.ts: keeps to itself, from whoever has only the code, what mailbox and owner did',
    ],
  },
  {
    number: '8.2.4',
    level: 3,
    asks: 'Those circumstances are judged, at the start and later.',
    verdict: 'partly',
    why: 'Network, browser and time are judged on the way to a key. A session that runs is judged by time alone.',
    shownBy: [
      'test/journeys/link.test.ts: L-07: needs the code of the screen in another browser, says so, and closes after the tries it has',
      'test/attacks/atk-23.test.ts: a network that tries pair after pair has to wait, whichever instance, browser or address of its /64 it uses',
    ],
  },
  {
    number: '8.3.1',
    level: 1,
    asks: 'The server decides, not the page.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-13.test.ts: a page that was made to say yes is still a no: every step is judged again',
      'test/attacks/atk-13.test.ts: what a browser carries cannot be changed, and an older copy gains nothing',
    ],
  },
  {
    number: '8.3.2',
    level: 3,
    asks: 'What changes who may do what counts at once.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-44.test.ts: I-05: a link that is out dies when this happens: %s',
      'test/journeys/link.test.ts: I-05: a key waits for a change of its employer that is under way, and is refused once that stands',
    ],
  },
  {
    number: '8.3.3',
    level: 3,
    asks: 'What is done for somebody is judged by what that person may, not by what the service may.',
    verdict: 'met',
    why: 'The worker sends what a case asked for, and judges the case again before it does.',
    shownBy: [
      'src/messaging/deliver-message.test.ts: goes nowhere when the case has moved on',
      'test/attacks/atk-10.test.ts: L-17: it alone decides whose key changes; other numbers beside it are refused',
    ],
  },
  {
    number: '8.4.2',
    level: 3,
    asks: 'Pages for staff have several fences.',
    verdict: 'notBuilt',
    why: 'There are none: who administers does it on the machine, by the command line.',
  },
]
