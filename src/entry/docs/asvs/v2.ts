import type { Requirement } from './requirement.ts'

export const v2: readonly Requirement[] = [
  {
    number: '2.1.1',
    level: 1,
    asks: 'A document says which shape each input must have.',
    verdict: 'met',
    shownBy: ['docs/fields.md#what-each-field-takes'],
  },
  {
    number: '2.1.2',
    level: 2,
    asks: 'A document says which inputs have to fit each other.',
    verdict: 'met',
    shownBy: [
      'docs/fields.md#what-has-to-fit-together',
      'docs/policy.md#registries-of-each-class-of-employer',
    ],
  },
  {
    number: '2.1.3',
    level: 2,
    asks: 'Limits are written down, for one person and for all.',
    verdict: 'met',
    shownBy: ['docs/policy.md#rules'],
  },
  {
    number: '2.2.1',
    level: 1,
    asks: 'Input is held against what it may be, not against what it may not.',
    verdict: 'met',
    shownBy: [
      'src/kernel/cedula.test.ts: never throws, whatever arrives',
      'src/kernel/employer-identifier.test.ts: never throws, and what it lets through it reads again as the same',
      'src/proofs/challenges/domain/answers.test.ts: is not one that was never offered',
      'test/attacks/atk-38.test.ts: what a form does not have, and what it has twice, is refused on every form; nothing is stored or polluted',
    ],
  },
  {
    number: '2.2.2',
    level: 1,
    asks: 'The server judges input; what a browser judged counts for nothing.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-13.test.ts: a page that was made to say yes is still a no: every step is judged again',
      'src/client/key-rules.test.ts: says of every key what the server says',
    ],
  },
  {
    number: '2.2.3',
    level: 2,
    asks: 'Inputs that belong together are judged together.',
    verdict: 'met',
    shownBy: [
      'src/proofs/registry/domain/relation.test.ts: is tied to its representative when the registries agree',
    ],
  },
  {
    number: '2.3.1',
    level: 1,
    asks: 'Steps go in their order, and none is skipped.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-28.test.ts: every pair and every triple of acts, out of its order, sets no key and sends no link',
      'src/cases/domain/explorer.test.ts: keeps every invariant: $scope, $profile',
      'test/journeys/steps.test.ts: at "%s" every page leads to where the case stands, and looking changes nothing',
    ],
  },
  {
    number: '2.3.2',
    level: 2,
    asks: 'The limits that are written down hold.',
    verdict: 'partly',
    why: 'Every limit in force holds; some rules of the page are written down and marked as not in force yet.',
    shownBy: [
      'test/attacks/atk-20.test.ts: ${rounds} rounds of ${rivals} sets over two instances, the right one among them: never more than three are judged',
      'test/attacks/atk-42.test.ts: one employer is sent no more than five links a day, whoever asks, and the page says how it stands',
      'docs/policy.md#rules',
    ],
  },
  {
    number: '2.3.3',
    level: 2,
    asks: 'An act happens whole or not at all.',
    verdict: 'met',
    shownBy: [
      'src/messaging/deliver-message.test.ts: writes message and job together or not at all (I-13)',
      'src/audit/store/audit-log.test.ts: an act whose entry cannot be written does not happen (F-35)',
      'src/platform/database/database.test.ts: undoes everything when one of several things done at once fails',
    ],
  },
  {
    number: '2.3.4',
    level: 2,
    asks: 'What is scarce cannot be taken twice.',
    verdict: 'partly',
    why: 'Tries, links and tickets hold under races. Appointments at a counter are not built yet.',
    shownBy: [
      'test/attacks/atk-06.test.ts: ${rounds} rounds of ${rivals} keys through one link, over two instances: one wins, the others are refused',
      'src/links/store/link-store.test.ts: ATK-42: gives an employer five links a day, however many ask at once, and five more the next day',
      'test/races/races.test.ts: $name: ${rounds} rounds',
    ],
  },
  {
    number: '2.3.5',
    level: 3,
    asks: 'The gravest acts need two people.',
    verdict: 'notBuilt',
    why: 'The policy asks for a second person on the ways through a counter; there are no officers yet to be one.',
    shownBy: [
      'src/cases/domain/guard.test.ts: %s asks for a second person unless the employer is known to be beyond doubt',
    ],
  },
  {
    number: '2.4.1',
    level: 2,
    asks: 'Programs cannot call what is costly without end.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-23.test.ts: forty wrong pairs of one network at once are judged six times, over two instances',
      'test/attacks/atk-25.test.ts: one solution serves once; twenty other uses open no second case, on either instance',
      'test/attacks/atk-32.test.ts: two hundred keys at once are hashed in turn or put off; the pages beside them are there',
    ],
  },
  {
    number: '2.4.2',
    level: 3,
    asks: 'Steps cannot be taken faster than a person could.',
    verdict: 'partly',
    why: 'The way in costs work or a wait, and another link waits a minute. Later steps have no least time.',
    shownBy: [
      'test/attacks/atk-25.test.ts: the waiting ticket is good after its wait and not before, once, for its browser, and a network has only a few',
      'test/journeys/link.test.ts: L-19: is sent again after a minute and not before, and no more often than a case may',
    ],
  },
]
