import type { Requirement } from './requirement.ts'

const proxy = 'TLS towards browsers ends at the operator’s proxy.'

export const v12: readonly Requirement[] = [
  {
    number: '12.1.1',
    level: 1,
    asks: 'TLS 1.2 and 1.3 only, the newer one first.',
    verdict: 'deployment',
    why: `${proxy} Towards others it is what Node takes: 1.2 at least.`,
    shownBy: ['docs/operate/running.md#7-proxy'],
  },
  {
    number: '12.1.2',
    level: 2,
    asks: 'Strong cipher suites only; with forward secrecy at level 3.',
    verdict: 'deployment',
    why: proxy,
  },
  {
    number: '12.1.3',
    level: 2,
    asks: 'Client certificates are checked before they are believed.',
    verdict: 'notBuilt',
    why: 'No client certificate is asked for.',
  },
  {
    number: '12.1.4',
    level: 3,
    asks: 'Certificates that were taken back are noticed.',
    verdict: 'deployment',
    why: proxy,
  },
  {
    number: '12.1.5',
    level: 3,
    asks: 'The name that a browser asks for is encrypted.',
    verdict: 'deployment',
    why: proxy,
  },
  {
    number: '12.2.1',
    level: 1,
    asks: 'Browsers reach the service by TLS and never without.',
    verdict: 'deployment',
    why: `${proxy} Production does not start with another origin, and its cookies and headers allow nothing else.`,
    shownBy: [
      'src/platform/config/config.test.ts: does not start without %s',
      'test/house/routes.test.ts: says the same of itself under every method, and has no method that nobody gave it (ASVS 3.3, 3.4, 4.1.4)',
      'docs/operate/running.md#7-proxy',
    ],
  },
  {
    number: '12.2.2',
    level: 1,
    asks: 'With a certificate that every browser trusts.',
    verdict: 'deployment',
    why: 'The proxy holds it.',
    shownBy: ['docs/operate/running.md#7-proxy'],
  },
  {
    number: '12.3.1',
    level: 2,
    asks: 'Every connection in and out is encrypted.',
    verdict: 'partly',
    why: 'To registries, mail server and a database elsewhere, yes. On the same machine, and to a neighbour in a private network of containers, plain connections are allowed.',
    shownBy: [
      'src/platform/config/config.test.ts: asks for checked TLS to a database elsewhere',
      'src/adapters/mail/smtp.test.ts: refuses to speak in plain where TLS is required',
      'src/adapters/registries/http/http-registries.test.ts: speaks plain http on this machine only',
    ],
  },
  {
    number: '12.3.2',
    level: 2,
    asks: 'Whoever we connect to shows a certificate, and it is checked.',
    verdict: 'met',
    why: 'As Node does it; nothing of ours switches it off.',
    shownBy: [
      'src/platform/config/config.test.ts: asks for checked TLS to a database elsewhere',
      'test/house/reach.test.ts: never leaves a certificate unchecked',
    ],
  },
  {
    number: '12.3.3',
    level: 2,
    asks: 'HTTP between our own parts is encrypted.',
    verdict: 'deployment',
    why: 'Our parts do not speak HTTP to each other; between proxy and service it is plain, on one machine unless the operator decides otherwise.',
    shownBy: ['docs/operate/running.md#7-proxy'],
  },
  {
    number: '12.3.4',
    level: 2,
    asks: 'Own certificates are trusted one by one.',
    verdict: 'deployment',
    why: 'Node and PostgreSQL are told by the operator whom to trust.',
  },
  {
    number: '12.3.5',
    level: 3,
    asks: 'Our own parts prove themselves to each other by certificates.',
    verdict: 'deployment',
    why: 'They meet in the database only, which can ask for certificates.',
  },
]
