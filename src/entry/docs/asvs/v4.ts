import type { Requirement } from './requirement.ts'

export const v4: readonly Requirement[] = [
  {
    number: '4.1.1',
    level: 1,
    asks: 'Every answer says what it is and in which alphabet.',
    verdict: 'met',
    shownBy: [
      'test/house/routes.test.ts: says the same of itself under every method, and has no method that nobody gave it (ASVS 3.3, 3.4, 4.1.4)',
      'test/house/routes.test.ts: is noticed, whatever it does otherwise',
    ],
  },
  {
    number: '4.1.2',
    level: 2,
    asks: 'Only pages for people lead from plain HTTP to TLS.',
    verdict: 'deployment',
    why: 'The service redirects nothing to TLS; the proxy of the manual listens on 443 alone.',
    shownBy: ['docs/operate/running.md#7-proxy'],
  },
  {
    number: '4.1.3',
    level: 2,
    asks: 'A visitor cannot say what only a proxy may say.',
    verdict: 'met',
    shownBy: [
      'test/house/routes.test.ts: is there for its own host, and believes no proxy that is not trusted (ASVS 4.1.3, ATK-01)',
      'test/attacks/atk-23.test.ts: a network is told by its socket where no proxy is trusted, whatever it says of itself',
    ],
  },
  {
    number: '4.1.4',
    level: 3,
    asks: 'Only methods that were given to a route are there.',
    verdict: 'met',
    shownBy: [
      'test/house/routes.test.ts: says the same of itself under every method, and has no method that nobody gave it (ASVS 3.3, 3.4, 4.1.4)',
    ],
  },
  {
    number: '4.1.5',
    level: 3,
    asks: 'Grave messages are signed, besides TLS.',
    verdict: 'partly',
    why: 'Receipts and checkpoints are signed. Questions to registries and their answers are not.',
    shownBy: ['src/adapters/signing/receipt-text.test.ts: does not survive the change of any character'],
  },
  {
    number: '4.2.1',
    level: 2,
    asks: 'Nobody can disagree about where a request ends.',
    verdict: 'met',
    why: 'For the service itself; the proxy is the operator’s.',
    shownBy: ['test/journeys/lying-about.test.ts: takes no request whose end is told in two ways'],
  },
  {
    number: '4.2.2',
    level: 3,
    asks: 'The length that an answer tells is its length.',
    verdict: 'met',
    why: 'The HTTP library of Node counts it; no code of ours writes the header.',
  },
  {
    number: '4.2.3',
    level: 3,
    asks: 'HTTP/2 carries no header of a connection.',
    verdict: 'deployment',
    why: 'The service speaks HTTP/1.1; newer versions end at the proxy.',
    shownBy: ['docs/operate/running.md#7-proxy'],
  },
  {
    number: '4.2.4',
    level: 3,
    asks: 'HTTP/2 headers carry no line breaks.',
    verdict: 'deployment',
    why: 'The service speaks HTTP/1.1; newer versions end at the proxy.',
    shownBy: ['docs/operate/running.md#7-proxy'],
  },
  {
    number: '4.2.5',
    level: 3,
    asks: 'No request of ours is too long for who receives it.',
    verdict: 'met',
    why: 'Questions to registries are short numbers in a body, below an address from the settings.',
    shownBy: [
      'src/adapters/registries/http/http-registries.test.ts: asks at its own address, with the identifier in the body and not in the address',
    ],
  },
]
