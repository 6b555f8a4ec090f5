import type { Requirement } from './requirement.ts'

export const v14: readonly Requirement[] = [
  {
    number: '14.1.1',
    level: 2,
    asks: 'A document sorts data by how much care they need.',
    verdict: 'met',
    shownBy: ['SECURITY.md#data-and-how-they-are-kept'],
  },
  {
    number: '14.1.2',
    level: 2,
    asks: 'And says of each sort how it is kept, logged and forgotten.',
    verdict: 'met',
    shownBy: ['SECURITY.md#data-and-how-they-are-kept'],
  },
  {
    number: '14.2.1',
    level: 1,
    asks: 'Nothing secret stands in an address.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-02.test.ts: L-15: the address in the mail keeps the token behind the #, and no page repeats it',
      'test/attacks/atk-13.test.ts: no page on the way has a token, an answer, a whole address or a number of ours in it',
    ],
  },
  {
    number: '14.2.2',
    level: 2,
    asks: 'No cache on the way keeps it.',
    verdict: 'met',
    shownBy: ['test/attacks/atk-03.test.ts: every answer on the way may be kept by nobody'],
  },
  {
    number: '14.2.3',
    level: 2,
    asks: 'It is told to nobody who has no business with it.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-02.test.ts: no page that a link leads to loads, frames, follows or tells anything of another origin',
      'src/proofs/registry/app/check-relation.test.ts: sends nobody’s number to a registry that cannot know it',
    ],
  },
  {
    number: '14.2.4',
    level: 2,
    asks: 'What the document says of each sort is done.',
    verdict: 'partly',
    why: 'Except what the document itself says is missing: contacts and names lie in clear in the database.',
    shownBy: [
      'test/attacks/atk-03.test.ts: after ${recoveries} recoveries no log, no row and no job holds a token, a code or a key; digests alone are there',
      'src/audit/store/audit-log.test.ts: holds no number, name or address in clear, wherever a caller puts one',
      'src/platform/log.test.ts: takes a person out of every place: %s',
    ],
  },
  {
    number: '14.2.5',
    level: 3,
    asks: 'Caches keep files only, and what is not there is not something else.',
    verdict: 'met',
    shownBy: [
      'test/journeys/lying-about.test.ts: serves nothing that lies about: no history, no list, no source, no map',
      'test/house/routes.test.ts: says the same of itself under every method, and has no method that nobody gave it (ASVS 3.3, 3.4, 4.1.4)',
    ],
  },
  {
    number: '14.2.6',
    level: 3,
    asks: 'Only as much is shown as is needed, masked where a part will do.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-13.test.ts: no page on the way has a token, an answer, a whole address or a number of ours in it',
      'src/kernel/mask.test.ts: shows the two ends of a RUC',
    ],
  },
  {
    number: '14.2.7',
    level: 3,
    asks: 'What is old is forgotten by itself.',
    verdict: 'met',
    shownBy: [
      'src/entry/purges.test.ts: makes a case anonymous once it has been kept long enough, and leaves its audit entries',
      'src/entry/purges.test.ts: drops counters, human checks, look-ups, mailboxes and what was held when their day is over',
    ],
  },
  {
    number: '14.2.8',
    level: 3,
    asks: 'Files of people lose what they say about their maker.',
    verdict: 'notBuilt',
    why: 'No file is taken.',
  },
  {
    number: '14.3.1',
    level: 1,
    asks: 'After the end of a session nothing of it is left in the browser.',
    verdict: 'met',
    why: 'Signing out leaves the page, no page is kept, and a page whose session runs out goes by itself where scripts run.',
    shownBy: [
      'src/keys/web/sign-in-routes.test.ts: leaves the screen when its session ends, and stays for who is still there (ASVS 14.3.1)',
      'test/attacks/atk-03.test.ts: every answer on the way may be kept by nobody',
      'src/keys/web/sign-in-routes.test.ts: is left by a form and never by a look',
    ],
  },
  {
    number: '14.3.2',
    level: 2,
    asks: 'Browsers keep no copy of pages with data.',
    verdict: 'met',
    shownBy: [
      'test/house/routes.test.ts: says the same of itself under every method, and has no method that nobody gave it (ASVS 3.3, 3.4, 4.1.4)',
    ],
  },
  {
    number: '14.3.3',
    level: 2,
    asks: 'Nothing is stored in a browser but the session.',
    verdict: 'met',
    why: 'One more cookie holds what was typed, sealed, so that it can be read there by nobody. After a user of an employer has signed in, another lets the browser be known again: a number under a seal, which names nobody and opens nothing.',
    shownBy: [
      'test/house/reach.test.ts: stores nothing in a browser but cookies of the server, and the key of a station that no script can read',
      'test/attacks/atk-13.test.ts: what a browser carries cannot be changed, and an older copy gains nothing',
      'docs/decisions/0006-sealed-browser-state.md',
    ],
  },
]
