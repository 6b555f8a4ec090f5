import type { Requirement } from './requirement.ts'

export const v15: readonly Requirement[] = [
  {
    number: '15.1.1',
    level: 1,
    asks: 'A document says how soon packages with holes are replaced.',
    verdict: 'met',
    shownBy: ['SECURITY.md#packages'],
  },
  {
    number: '15.1.2',
    level: 2,
    asks: 'A list of all parts from others, and where they come from.',
    verdict: 'partly',
    why: 'The lockfile names every package with version and digest. It is no bill of materials in a format for programs.',
    shownBy: ['test/house/scripts.test.ts: pins every package to one version', 'SECURITY.md#packages'],
  },
  {
    number: '15.1.3',
    level: 2,
    asks: 'A document says what is costly, and what keeps it from taking everything.',
    verdict: 'partly',
    why: 'Of hashing and of memory. Drawing receipts and asking registries are not spoken of as costs.',
    shownBy: ['docs/decisions/0009-memory-of-a-process.md', 'docs/operate/configuration.md#service'],
  },
  {
    number: '15.1.4',
    level: 3,
    asks: 'A document names packages that are a risk.',
    verdict: 'met',
    shownBy: ['SECURITY.md#packages'],
  },
  {
    number: '15.1.5',
    level: 3,
    asks: 'A document names code that does dangerous things.',
    verdict: 'met',
    shownBy: ['SECURITY.md#packages'],
  },
  {
    number: '15.2.1',
    level: 1,
    asks: 'No part is older than that document allows.',
    verdict: 'partly',
    why: 'Every package is pinned. That somebody asked for known holes before a release is not shown: no step of the tests does.',
    shownBy: ['test/house/scripts.test.ts: pins every package to one version', 'SECURITY.md#packages'],
  },
  {
    number: '15.2.2',
    level: 2,
    asks: 'What is costly cannot take everything.',
    verdict: 'met',
    shownBy: [
      'src/adapters/hash/argon2-pool.test.ts: refuses what cannot be served in time, says when to come back, and goes on with the rest',
      'test/attacks/atk-32.test.ts: two hundred keys at once are hashed in turn or put off; the pages beside them are there',
      'src/adapters/registries/http/http-registries.test.ts: reads no more than its limit',
    ],
  },
  {
    number: '15.2.3',
    level: 2,
    asks: 'Production holds nothing of tests and trials.',
    verdict: 'partly',
    why: 'No page of the demonstration is there; its code and packages lie beside it.',
    shownBy: [
      'test/journeys/lying-about.test.ts: has no page of the demonstration, and says nothing of its insides when it breaks',
      'src/entry/cli/cli.test.ts: demo never runs on a configuration for an institution',
    ],
  },
  {
    number: '15.2.4',
    level: 3,
    asks: 'Every part comes from where it should, and none can be swapped.',
    verdict: 'met',
    why: 'The lockfile holds the digest of every package, ours has a name that is not published, and none of ours is fetched.',
    shownBy: [
      'test/house/scripts.test.ts: has the digest of every package in its lockfile, and the address of none',
    ],
  },
  {
    number: '15.2.5',
    level: 3,
    asks: 'Dangerous code is fenced in.',
    verdict: 'partly',
    why: 'Hashing has threads of its own and imports a process of their own. Readers of mail and PDF share the process of what they serve.',
    shownBy: [
      'src/adapters/hash/pool-thread.test.ts: its death is a fault for the work at hand, and the next work finds a new thread',
    ],
  },
  {
    number: '15.3.1',
    level: 1,
    asks: 'Only the parts of a record that are needed are handed out.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-13.test.ts: no page on the way has a token, an answer, a whole address or a number of ours in it',
      'src/cases/web/case-routes.test.ts: names nobody in full',
    ],
  },
  {
    number: '15.3.2',
    level: 2,
    asks: 'Redirects of others are not followed.',
    verdict: 'met',
    shownBy: [
      'src/adapters/registries/http/http-registries.test.ts: does not follow a redirect, so the token goes nowhere else',
    ],
  },
  {
    number: '15.3.3',
    level: 2,
    asks: 'A form changes only what it is for.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-38.test.ts: what a form does not have, and what it has twice, is refused on every form; nothing is stored or polluted',
    ],
  },
  {
    number: '15.3.4',
    level: 2,
    asks: 'The visitor’s address is told truly, and used.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-23.test.ts: a network is told by its socket where no proxy is trusted, whatever it says of itself',
      'test/house/routes.test.ts: is there for its own host, and believes no proxy that is not trusted (ASVS 4.1.3, ATK-01)',
    ],
  },
  {
    number: '15.3.5',
    level: 2,
    asks: 'Values have the type that the code thinks.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-11.test.ts: is never a match and never a fault, whatever stands where the token should',
      'src/proofs/challenges/domain/judge.test.ts: refuses the right words in an answer of another type',
    ],
  },
  {
    number: '15.3.6',
    level: 2,
    asks: 'Nobody can change what every object inherits.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-38.test.ts: what a form does not have, and what it has twice, is refused on every form; nothing is stored or polluted',
    ],
  },
  {
    number: '15.3.7',
    level: 2,
    asks: 'A field that comes twice, or from elsewhere, is not guessed at.',
    verdict: 'met',
    shownBy: [
      'test/attacks/atk-38.test.ts: what a form does not have, and what it has twice, is refused on every form; nothing is stored or polluted',
      'test/attacks/atk-30.test.ts: doubled fields, arrays and answers of any length are 400 and cost the try, too',
    ],
  },
  {
    number: '15.4.1',
    level: 3,
    asks: 'What threads share is safe.',
    verdict: 'met',
    why: 'They share nothing: work goes to them as messages.',
    shownBy: ['src/adapters/hash/pool-thread.test.ts: does one piece of work at a time'],
  },
  {
    number: '15.4.2',
    level: 3,
    asks: 'Looking and acting are one step.',
    verdict: 'met',
    shownBy: [
      'test/races/races.test.ts: $name: ${rounds} rounds',
      'test/attacks/atk-06.test.ts: ${rounds} rounds of ${rivals} keys through one link, over two instances: one wins, the others are refused',
      'test/attacks/atk-07.test.ts: a request that came in time and had to wait for a rival until after the end is refused',
    ],
  },
  {
    number: '15.4.3',
    level: 3,
    asks: 'Locks are taken in one order, so that nobody waits for ever.',
    verdict: 'met',
    shownBy: [
      'ARCHITECTURE.md#where-the-guarantees-live',
      'test/races/races.test.ts: $name: ${rounds} rounds',
    ],
  },
  {
    number: '15.4.4',
    level: 3,
    asks: 'Everybody gets a turn.',
    verdict: 'met',
    shownBy: [
      'src/adapters/hash/lane-queue.test.ts: gives every fifth place to setting a key, so that a flood of sign-ins does not burn a link',
      'src/adapters/hash/argon2-pool.test.ts: a full lane of keys leaves the sign-ins their own',
    ],
  },
]
