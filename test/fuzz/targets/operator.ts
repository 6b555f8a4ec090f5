import { createSigner, createSignatureCheck } from '../../../src/adapters/signing/ed25519.ts'
import { openLogExport, sealLog } from '../../../src/adapters/signing/log-seal.ts'
import { issueReceipt, openReceipt } from '../../../src/adapters/signing/receipt-text.ts'
import { checkpointLine, makeCheckpoint, readCheckpoints } from '../../../src/audit/app/checkpoint.ts'
import { readSeal, sealJson, type ExportFacts } from '../../../src/audit/app/log-export.ts'
import {
  readReceipt,
  receiptJson,
  type ActReceiptFacts,
  type ReceiptFacts,
} from '../../../src/audit/app/receipt.ts'
import { verifyAudit } from '../../../src/audit/app/verify.ts'
import { genesis, laneCount, type AuditRecord } from '../../../src/audit/domain/chain.ts'
import { CommandEnd } from '../../../src/entry/cli/exit.ts'
import { runCli } from '../../../src/entry/cli/program.ts'
import { sealKeyOf } from '../../../src/entry/cli/public-key.ts'
import { policyOf } from '../../../src/entry/policy.ts'
import { instant } from '../../../src/kernel/time.ts'
import { readClamdPlace } from '../../../src/platform/config/clamd.ts'
import { problemsText, readConfig } from '../../../src/platform/config/read.ts'
import { settingNames } from '../../../src/platform/config/schema.ts'
import { ownSecrets, secretOctets } from '../../../src/platform/config/secrets.ts'
import { shownSettings } from '../../../src/platform/config/show.ts'
import { settingWarnings } from '../../../src/platform/config/warnings.ts'
import type { Chance } from '../../support/fuzz/chance.ts'
import { octetsOf, type Input } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const signer = createSigner(new Uint8Array(32).fill(7))
const facts: ReceiptFacts = {
  institution: 'Instituto de Seguridad Social de Prueba',
  act: 'keySet',
  company: 'Muestra S.A.S.',
  ruc: '249••••••1001',
  cedula: '•••••••016',
  path: 'online',
  proofs: ['reg', 'gate', 'mail'],
  at: '2026-11-24T15:30:00.000Z',
  caseCode: 'CLV-7Q4M-2K9T',
  lane: 3,
  seq: 41,
  hash: 'ab'.repeat(32),
}
const receipt = issueReceipt(facts, signer)
const hash = 'ab'.repeat(32)
const head = { at: facts.at, key: signer.keyId, root: hash, signature: 'A'.repeat(86), size: 99 }
/** Of the right form; it proves nothing. */
const proof = { head, lanes: [hash, hash, hash, hash], micros: 1, path: [hash, hash], size: 4, subject: null }
const actFacts: ActReceiptFacts = {
  form: 'act',
  institution: facts.institution,
  act: 'frozen',
  by: 'service',
  company: facts.company,
  ruc: facts.ruc,
  at: facts.at,
  caseCode: null,
  lane: 3,
  seq: 4,
  hash,
  proof,
}
const heads = Array.from({ length: laneCount }, (_, lane) => ({ lane, seq: lane, hash: 'cd'.repeat(32) }))
const now = instant(Date.UTC(2027, 2, 1, 15))
const line = checkpointLine(makeCheckpoint(heads, now, signer), signer)

const exportFacts: ExportFacts = {
  institution: 'Entidad Ficticia',
  at: '2026-11-24T15:30:00.000Z',
  by: 'Aurora Prueba',
  actor: 'officer:ab',
  caseCode: null,
  officer: null,
  from: '2026-11-01',
  to: null,
  before: null,
  lines: 1,
  cut: { line: 1, at: '2026-11-24T15:29:00.000Z', lane: 3, seq: 41 },
  heads: ['0:1:ab'],
}
const exported = sealLog('"3","41","Caso visto"\r\n', exportFacts, signer).text

/** 32 octets that look drawn. */
const drawn = (n: number): string =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37 + n * 101 + 131) % 256)).toString('base64')
const secrets = Object.fromEntries(ownSecrets.map((name, n) => [name, drawn(n)]))
const production: Readonly<Record<string, string>> = {
  CLAVERO_MODE: 'production',
  CLAVERO_ORIGIN: 'https://clave.entidad-ficticia.gob.ec',
  CLAVERO_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16',
  DATABASE_URL: 'postgresql://app:hunter2@db/clavero',
  CLAVERO_INSTITUTION_NAME: 'Entidad Ficticia',
  CLAVERO_INSTITUTION_SHORT_NAME: 'EF',
  CLAVERO_OPERATOR: 'Entidad Ficticia',
  CLAVERO_HELP_PHONE: '1800 111 111',
  CLAVERO_HELP_HOURS_ES: 'de lunes a viernes',
  CLAVERO_HELP_HOURS_EN: 'Monday to Friday',
  CLAVERO_SECURITY_CONTACT: 'seguridad@entidad-ficticia.gob.ec',
  CLAVERO_PRIVACY_CONTACT: 'datos@entidad-ficticia.gob.ec',
  CLAVERO_SMTP_URL: 'smtp://app:s%40fe@mail.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_DOMAIN: 'avisos.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_SENDER: 'clave@avisos.entidad-ficticia.gob.ec',
  CLAVERO_TAXPAYER_REGISTRY: 'imported',
  CLAVERO_CIVIL_REGISTRY: 'https://civil.bus-ficticio.gob.ec/v1',
  CLAVERO_COMPANIES_REGISTRY: 'http://127.0.0.1:9000',
  ...secrets,
}
const demonstration: Readonly<Record<string, string>> = {
  PORT: '0',
  CLAVERO_ORIGIN: 'http://localhost:3000',
  CLAVERO_TRUSTED_PROXIES: '127.0.0.1',
  CLAVERO_LINK_LIFE: '120',
  CLAVERO_ASK_BRANCH: 'yes',
}

const values = [...Object.values(production), ...Object.values(demonstration), '', '1', 'x', '-1', '1e9']
const environment = (chance: Chance): Input => ({
  ...(chance.oneIn(2) ? production : demonstration),
  ...Object.fromEntries(
    Array.from({ length: 1 + chance.int(3) }, () => [
      `${chance.pick(settingNames)}${chance.oneIn(8) ? '_FILE' : ''}`,
      chance.pick(values),
    ]),
  ),
})

const nothing = async function* (): AsyncGenerator<string> {}
const answers = new Set([0, 1, 2, 3])

/**
 * A command line that needs no database: it ends with a code of ours, and not with "unexpected". The command
 * itself stays as it is: some start a service.
 */
async function mustEnd(args: readonly string[]): Promise<void> {
  let said = ''
  const exit = await runCli(args, {
    env: production,
    out: () => undefined,
    err: (text) => void (said += text),
    stdin: nothing,
    now: () => now,
    terminal: false,
  })
  must(answers.has(exit) && !said.startsWith('Unexpected'), said.slice(0, 80))
}

const record = (lane: number): AuditRecord => ({
  lane,
  seq: 1,
  micros: 1_800_000_000_000_000,
  act: 'keySet',
  subject: 'ab'.repeat(32),
  actor: 'visitor',
  caseCode: 'CLV-7Q4M-2K9T',
  reason: null,
  instance: 'web',
  detail: '{}',
  prev: genesis,
  hash: 'ef'.repeat(32),
})

/** Readers of what an operator, an auditor or an employer hands to a program: settings, receipts, checkpoints. */
export const operatorTargets: readonly Target[] = [
  {
    name: 'readConfig',
    file: 'platform/config/read.ts',
    seeds: [production, demonstration],
    free: true,
    make: environment,
    share: 0.02,
    call(env: Input) {
      if (typeof env !== 'object' || env === null || Array.isArray(env)) return
      const texts = Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) =>
          // The system hands over texts without NUL, and nothing else.
          typeof value === 'string' ? [[name, value.replaceAll('\0', '')]] : [],
        ),
      )
      const read = readConfig(texts, {
        readFile: (path) => path,
        secretsIn: () => secrets,
      })
      if (!read.ok) return must(problemsText(read.detail).length > 0, 'refused without a reason')
      policyOf(read.value)
      must(URL.canParse(read.value.origin), 'an origin that is none')
    },
  },
  {
    name: 'shownSettings',
    file: 'platform/config/show.ts',
    seeds: [production],
    free: true,
    share: 0.3,
    call(given: Input) {
      if (typeof given !== 'object' || given === null || Array.isArray(given)) return
      const shown = shownSettings(given as never)
      for (const { name, value } of shown)
        if (ownSecrets.includes(name)) must(value === '[secret]', 'a secret is shown')
      settingWarnings(given as never)
    },
  },
  {
    name: 'secretOctets',
    file: 'platform/config/secrets.ts',
    seeds: [drawn(1), 'ab'.repeat(32), 'x_y-z='],
    longest: 70_000,
    call: (text: string) => secretOctets(text),
  },
  {
    name: 'openReceipt',
    file: 'adapters/signing/receipt-text.ts',
    seeds: [receipt, `%PDF (${receipt}) >>`],
    longest: 70_000,
    share: 0.1,
    call(text: string) {
      const opened = openReceipt(text, signer.check)
      if (opened.ok) must(receiptJson(opened.value) === receiptJson(facts), 'a receipt that nobody signed')
    },
  },
  {
    name: 'readReceipt',
    file: 'audit/app/receipt.ts',
    seeds: [
      { ...facts } as unknown as Input,
      { ...facts, came: 'attorney' } as unknown as Input,
      JSON.parse(receiptJson({ ...facts, proof })) as Input,
      JSON.parse(receiptJson(actFacts)) as Input,
    ],
    free: true,
    call(value: Input) {
      const read = readReceipt(JSON.stringify(value))
      if (read !== undefined) must(receiptJson(read) === JSON.stringify(value), 'another text than it has')
    },
  },
  {
    name: 'openLogExport',
    file: 'adapters/signing/log-seal.ts',
    seeds: [exported, `${exported}"1","2"\r\n`],
    longest: 70_000,
    share: 0.1,
    call(text: string) {
      const opened = openLogExport(Buffer.from(text, 'utf8'), signer)
      if (opened.ok) must(text === exported, 'an export that nobody signed')
    },
  },
  {
    name: 'readSeal',
    file: 'audit/app/log-export.ts',
    seeds: [{ ...exportFacts, digest: 'ab', key: 'cd' } as unknown as Input],
    free: true,
    call(value: Input) {
      const read = readSeal(JSON.stringify(value))
      if (read !== undefined) must(sealJson(read) === JSON.stringify(value), 'another text than it has')
    },
  },
  {
    name: 'readCheckpoints',
    file: 'audit/app/checkpoint.ts',
    seeds: [line, line + line, `${line}\n`],
    longest: 70_000,
    share: 0.1,
    call(text: string) {
      const read = readCheckpoints(text, signer.check)
      if (read.ok)
        must(
          read.value.every(({ lanes }) => lanes.length === laneCount),
          'lanes too few',
        )
    },
  },
  {
    name: 'readCheckpoints: what is inside',
    file: 'audit/app/checkpoint.ts',
    seeds: [JSON.parse(line) as Input],
    free: true,
    share: 0.2,
    call: (value: Input) => readCheckpoints(JSON.stringify(value), () => true),
  },
  {
    name: 'verifyAudit',
    file: 'audit/app/verify.ts',
    seeds: [[{ ...record(0) }, { ...record(0), seq: 2, prev: 'ef'.repeat(32) }]],
    share: 0.02,
    async call(records: readonly AuditRecord[]) {
      const verdict = await verifyAudit(
        {
          heads: async () => heads,
          beyond: async () => undefined,
          async *lane(lane) {
            if (lane === 0) yield records
          },
        },
        () => 'ef'.repeat(32),
      )
      must(!verdict.sound, 'sound, though the lanes are empty')
    },
  },
  {
    name: 'createSignatureCheck',
    file: 'adapters/signing/ed25519.ts',
    seeds: [signer.publicKey, 'x'.repeat(43)],
    share: 0.1,
    refuses: (fault) => fault instanceof RangeError,
    call: (key: string) => createSignatureCheck(key)('clavero.receipt.1', 'text', 'x'.repeat(86)),
  },
  {
    name: 'sealKeyOf',
    file: 'entry/cli/public-key.ts',
    seeds: [signer.publicKey, `{"key":"${signer.publicKey}"}`],
    share: 0.05,
    refuses: (fault) => fault instanceof CommandEnd,
    call: (text: string) => sealKeyOf(text.replaceAll('\0', '')).keyId,
  },
  {
    name: 'runCli',
    file: 'entry/cli/program.ts',
    seeds: [
      ['2449999016001', '2499990001001', '--json'],
      [receipt, '--key', signer.publicKey],
      [receipt, '--json', '--help'],
      ['-', '--'],
    ],
    longest: 300,
    share: 0.002,
    async call(args: readonly string[]) {
      const given = args.map((each) => octetsOf(each).toString('utf8').replaceAll('\0', ''))
      await mustEnd(['id', 'check', ...given])
      await mustEnd(['receipt', 'verify', ...given])
      await mustEnd(['audit', 'verify-export', ...given])
    },
  },
  {
    name: 'readClamdPlace',
    file: 'platform/config/clamd.ts',
    seeds: ['/run/clamav/clamd.ctl', 'tcp://127.0.0.1:3310', 'tcp://[::1]:3310', 'tcp://scanner.example:0'],
    call(text: string) {
      const place = readClamdPlace(text)
      if (place === undefined || 'path' in place) return
      must(
        place.host !== '' && Number.isInteger(place.port) && place.port >= 1 && place.port <= 65_535,
        'no address',
      )
    },
  },
]
