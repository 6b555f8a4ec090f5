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
    why: 'Receipts, checkpoints, heads of the log and exports of it are signed, and so are captures of a station and reports of the gateway of text messages that come in. Questions to registries, banks and gateways and their answers are not.',
    shownBy: [
      'src/adapters/signing/receipt-text.test.ts: does not survive the change of any character',
      'test/journeys/desk.test.ts: is exported with a signature over what was asked for, and the log knows the file',
      'test/attacks/atk-45.test.ts: a signature that is forged, altered, stripped or of another station counts for nothing',
      'src/messaging/text-report.test.ts: that was signed for another moment is refused: the time is signed, too',
    ],
  },
  {
    number: '4.2.1',
    level: 2,
    asks: 'Nobody can disagree about where a request ends.',
    verdict: 'met',
    why: 'For the service itself; the proxy is the operator’s. What could not be read ends the connection.',
    shownBy: [
      'test/journeys/lying-about.test.ts: takes no request whose end is told in two ways',
      'src/platform/web/unparsed.test.ts: what is not HTTP could not be read, and nothing of it comes back',
    ],
  },
  {
    number: '4.2.2',
    level: 3,
    asks: 'The length that an answer tells is its length.',
    verdict: 'met',
    why: 'The HTTP library of Node counts it. Where our code writes the header, it counts the octets that it sends: of a packed page, of an answer to what is no request, and of a question to a responder.',
    shownBy: ['src/platform/web/unparsed.test.ts: who asks for the head alone is sent the head alone'],
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
    why: 'Questions travel in a body, below an address from the settings; one to a bank names its order, one to an ABIS its task. An address that a certificate names is no longer than a certificate may be, and whoever finds it too long gives no answer, which is unknown and never good.',
    shownBy: [
      'src/adapters/registries/http/http-registries.test.ts: asks at its own address, with the identifier in the body and not in the address',
      'src/proofs/signatures/domain/certificate.test.ts: fills its octets, and has a length and a depth within the limits',
    ],
  },
]
