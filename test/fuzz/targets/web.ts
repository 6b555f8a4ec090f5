import type { FastifyRequest } from 'fastify'
import { altcha } from '../../../src/adapters/captcha/altcha.ts'
import { waitingTickets } from '../../../src/human-check/app/waiting-ticket.ts'
import { instant } from '../../../src/kernel/time.ts'
import { auditDetail, auditWord } from '../../../src/audit/domain/words.ts'
import { createKeyedDigest } from '../../../src/platform/crypto/digests.ts'
import { createSealer } from '../../../src/platform/crypto/seal.ts'
import { inertLine } from '../../../src/platform/log-line.ts'
import { addressOf, written } from '../../../src/platform/web/address.ts'
import { browserName } from '../../../src/platform/web/browser-name.ts'
import { cookieJar } from '../../../src/platform/web/cookies.ts'
import { formNumbers } from '../../../src/platform/web/form-number.ts'
import { networkOf } from '../../../src/platform/web/network.ts'
import { policyFor } from '../../../src/policy/index.ts'
import { queueQuery, readQueueView } from '../../../src/desk/domain/queue-view.ts'
import { logQuery, readLogView } from '../../../src/desk/domain/log-view.ts'
import { soughtBy } from '../../../src/desk/app/search.ts'
import type { Input } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'
import { solved } from '../../support/visitor.ts'

const secret = (letter: string): string => letter.repeat(32)
const sealer = createSealer([secret('s'), secret('t')], 'cookie')
const state = {
  id: 'abcdefghijklmnop',
  seenAt: 1_800_000_000_000,
  typed: { ruc: 'x', cedula: 'y', sucursal: '' },
}
const sealed = sealer.seal(state, 'browser')
const octets = (text: string): string => Buffer.from(text, 'base64url').toString('hex')

const numbersOfForms = formNumbers([createKeyedDigest(secret('s'), 'form')])
const formNumber = numbersOfForms.make('browser', 'act', 3)

const now = instant(Date.UTC(2027, 2, 1, 15))
const policy = { ...policyFor('as-described').humanCheck, cost: 2, maxCounter: 3 }
const check = altcha([secret('h')], policy)
const binding = { action: 'identify', browser: 'browser' }
const payload = await solved(await check.challenge(binding, 1, now))
const payloadJson = Buffer.from(payload, 'base64').toString('utf8')
const tickets = waitingTickets(createSealer([secret('h')], 'ticket'), policy, () => 'nonce')
const { ticket } = tickets.issue(binding, now, 1)

const jars = [cookieJar(true), cookieJar(false)]
const person = /(?<![0-9A-Za-z])\+?(?:593[0-9]{9}|[0-9]{13}|[0-9]{10})(?![0-9A-Za-z])/
const mail = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/

/** Every text of a line of the log, in its own words and not as JSON writes them. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** What the frame of the web reads off a request, and what is written of it. */
export const webTargets: readonly Target[] = [
  {
    name: 'addressOf',
    file: 'platform/web/address.ts',
    seeds: [
      '/empresa?lang=en&x=1',
      '//evil.test/x',
      '/x/..//evil.test',
      'http://evil.test/',
      '*',
      '/%2e%2e/',
    ],
    longest: 16_384,
    call(target: string) {
      const address = addressOf(target)
      must(/^\/(?!\/)/.test(address.path), 'not one slash')
      const here = new URL(written(address), 'https://clave.example')
      must(here.origin === 'https://clave.example', 'leads away')
    },
  },
  {
    name: 'cookieJar',
    file: 'platform/web/cookies.ts',
    seeds: [`__Host-clv-browser=${sealed}; clv-lang=en`, 'clv-session=a; clv-session=b', ';;=;'],
    longest: 16_384,
    call(cookie: string) {
      for (const jar of jars)
        for (const name of ['browser', 'session', 'lang'] as const) {
          const value = jar.read({ headers: { cookie } } as FastifyRequest, name)
          must(value === undefined || (value.length <= 6_000 && !value.includes(';')), 'more than one value')
        }
    },
  },
  {
    name: 'createSealer',
    file: 'platform/crypto/seal.ts',
    seeds: [sealed, sealer.seal(state, 'other'), ''],
    longest: 8_192,
    share: 0.3,
    call(text: string) {
      const opened = sealer.open(text, 'browser')
      // Base64 has more than one spelling of the same octets; of other octets nothing opens.
      must(opened === undefined || octets(text) === octets(sealed), 'opened what was not sealed')
    },
  },
  {
    name: 'formNumbers',
    file: 'platform/web/form-number.ts',
    seeds: [formNumber, '3.', `4${formNumber.slice(1)}`],
    share: 0.3,
    call(raw: string) {
      const verdict = numbersOfForms.judge(raw, 'browser', 'act', 3)
      must(verdict !== 'fresh' || Number(raw.split('.')[0]) === 3, 'fresh and of another version')
    },
  },
  {
    name: 'altcha',
    file: 'adapters/captcha/altcha.ts',
    seeds: [payload],
    share: 0.02,
    call: async (raw: string) => check.judge(raw, binding, now),
  },
  {
    name: 'altcha: what is inside',
    file: 'adapters/captcha/altcha.ts',
    seeds: [JSON.parse(payloadJson) as Input],
    free: true,
    share: 0.02,
    async call(value: Input) {
      const raw = Buffer.from(JSON.stringify(value)).toString('base64')
      const passed = await check.judge(raw, binding, now)
      if (passed.ok) must(passed.value.nonce.startsWith('pow:'), 'no nonce')
    },
  },
  {
    name: 'waitingTickets',
    file: 'human-check/app/waiting-ticket.ts',
    seeds: [ticket],
    share: 0.3,
    call: (raw: string) => [tickets.judge(raw, binding, now), tickets.startsAt(raw, binding)],
  },
  {
    name: 'networkOf',
    file: 'platform/web/network.ts',
    seeds: ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::1', 'fe80::1%eth0', '64:ff9b::203.0.113.9'],
    call(address: string) {
      const network = networkOf(address)
      must(/^(?:unknown|[0-9.]+|(?:[0-9a-f]{1,4}:){3}[0-9a-f]{1,4}::\/64)$/.test(network), network)
    },
  },
  {
    name: 'browserName',
    file: 'platform/web/browser-name.ts',
    seeds: ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Edg/1 iPhone'],
    longest: 16_384,
    call(agent: string) {
      must(/^[A-Za-z ?]+, [A-Za-z?]+$/.test(browserName(agent)), 'words of the visitor')
    },
  },
  {
    name: 'inertLine',
    file: 'platform/log-line.ts',
    seeds: [
      {
        level: 'info',
        msg: 'x\n2499990001001',
        err: { message: 'ana@empresa.example', stack: 'at x\n  at y' },
      },
      { level: 'error', msg: '2499990001', cedula: 'é2499990001', list: ['a', '\u202e', '+593999999999'] },
    ],
    free: true,
    longest: 20_000,
    share: 0.1,
    call(value: Input) {
      const line = inertLine(`${JSON.stringify(value)}\n`)
      must(line.endsWith('\n') && line.indexOf('\n') === line.length - 1, 'not one line')
      const said = textsOf(JSON.parse(line))
      must(!said.some((text) => person.test(text)), 'says the number of a person')
      must(!said.some((text) => mail.test(text)), 'says an address')
    },
  },
  {
    name: 'readQueueView',
    file: 'desk/domain/queue-view.ts',
    seeds: [
      'ver=mine&via=firstKey&estado=second&orden=wait',
      `ver=all&desde=1700000000000000.1700000000000000.${'01890000-0000-7000-8000-000000000000'}`,
    ],
    call(text: string) {
      const view = readQueueView(Object.fromEntries(new URLSearchParams(text)))
      const again = readQueueView(Object.fromEntries(new URLSearchParams(queueQuery(view))))
      must(JSON.stringify(again) === JSON.stringify(view), 'an address that says something else')
    },
  },
  {
    name: 'readLogView',
    file: 'desk/domain/log-view.ts',
    seeds: [
      'caso=CLV-7Q4M-2K9T&desde=2026-11-24&hasta=2026-11-25&antes=1700000000000000.3.12',
      'persona=01890000-0000-7000-8000-000000000000&desde=2026-02-31',
    ],
    call(text: string) {
      const view = readLogView(Object.fromEntries(new URLSearchParams(text)))
      const again = readLogView(Object.fromEntries(new URLSearchParams(logQuery(view))))
      must(JSON.stringify(again) === JSON.stringify(view), 'an address that says something else')
    },
  },
  {
    name: 'soughtBy',
    file: 'desk/app/search.ts',
    seeds: ['CLV-7Q4M-2K9T', '2499990042001', '2449999016', 'E999900007', ''],
    call(text: string) {
      const sought = soughtBy(text)
      must(sought.is === 'nothing' || /^[A-Z0-9-]{7,13}$/.test(sought.value), 'not what it looks for')
    },
  },
  {
    name: 'auditWord',
    file: 'audit/domain/words.ts',
    seeds: ['keySet', 'ana@empresa.example', '2499990001', 'x'.repeat(200)],
    call(text: string) {
      const word = auditWord(text, () => 'digest')
      must(/^[!-~]{1,128}$/.test(word), 'not inert')
      auditDetail({ word: text, list: [text, text] }, () => 'digest')
    },
  },
]
