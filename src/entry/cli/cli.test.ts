import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { createSigner } from '../../adapters/signing/ed25519.ts'
import { sealLog } from '../../adapters/signing/log-seal.ts'
import { issueReceipt } from '../../adapters/signing/receipt-text.ts'
import { renderReceipt } from '../../adapters/pdf/receipt.ts'
import { auditTree } from '../../audit/store/tree-store.ts'
import { createAuditLog } from '../../audit/store/append.ts'
import { caseCodeFrom } from '../../kernel/case-code.ts'
import { instant } from '../../kernel/time.ts'
import { configurationDoc } from '../../platform/config/document.ts'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import { commandLineDoc } from './document.ts'
import { runCli } from './program.ts'

interface Run {
  readonly exit: number
  readonly out: string
  readonly err: string
}

let database: TestDatabase
let folder: string
const seed = randomBytes(32)
const signer = createSigner(seed)
let env: Record<string, string>

beforeAll(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'clavero-cli-'))
  env = { DATABASE_URL: database.url, CLAVERO_DATA: folder, CLAVERO_RECEIPT_KEY: seed.toString('base64') }
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

async function clavero(
  line: readonly string[],
  over: Record<string, string> = {},
  input: readonly string[] = [],
): Promise<Run> {
  let out = ''
  let err = ''
  const exit = await runCli(line, {
    env: { ...env, ...over },
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async function* () {
      yield* input
    },
    now: () => instant(1_800_000_000_000),
    terminal: false,
  })
  return { exit, out, err }
}

describe('being asked', () => {
  test.each([[['--help']], [['id', 'check', '--help']], [['--version']]])(
    '%j is no mistake',
    async (line) => {
      expect(await clavero(line)).toMatchObject({ exit: 0, err: '' })
    },
  )

  test.each([[['nonsense']], [['id', 'check']], [['audit', 'verify', '--nonsense']], [['id', 'chek', '1']]])(
    '%j is not understood, and says so',
    async (line) => {
      const { exit, out, err } = await clavero(line)
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toMatch(/^error: /)
      expect(err).toContain('--help')
    },
  )

  test('every command explains itself with an example, and docs say the same', () => {
    const page = commandLineDoc()
    expect(readFileSync(resolve('docs/operate/command-line.md'), 'utf8')).toBe(page)
    for (const section of page.split('\n## ').slice(1)) {
      if (!section.includes('Commands:')) expect(section).toContain('Examples:')
    }
    expect(readFileSync(resolve('docs/operate/configuration.md'), 'utf8')).toBe(configurationDoc())
  })
})

describe('id check', () => {
  test('answers yes for valid numbers only', async () => {
    expect(await clavero(['id', 'check', '2449999016001', '2499990001001'])).toMatchObject({
      exit: 0,
      err: '',
    })
    expect(await clavero(['id', 'check', '2449999016001', '2449999017'])).toMatchObject({ exit: 1 })
  })

  test('prints one object for each number, in their order', async () => {
    const { exit, out } = await clavero(['id', 'check', '--json', '2449999016001', 'x', '2479999016001'])
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toEqual([
      {
        input: '2449999016001',
        number: '2449999016001',
        class: 'naturalPerson',
        valid: true,
        reason: null,
        checkDigit: 'ok',
      },
      { input: 'x', number: null, class: 'unknown', valid: false, reason: 'characters' },
      expect.objectContaining({ valid: false, reason: 'doubt' }),
    ])
  })

  test('reads a list from standard input', async () => {
    const { out } = await clavero(['id', 'check', '--json', '-'], {}, ['2449999016', '', ' 2449999026 '])
    expect(JSON.parse(out) as unknown[]).toHaveLength(2)
  })

  test('a table for people keeps odd input inert', async () => {
    const { out } = await clavero(['id', 'check', '\u001b[31m\u202e9'])
    expect(out).toMatch(/^[ -~\n]*$/)
  })
})

describe('config', () => {
  test('check lists everything that is wrong and ends with 3', async () => {
    const { exit, out, err } = await clavero(['config', 'check'], { CLAVERO_MODE: 'production', PORT: 'x' })
    expect({ exit, out }).toEqual({ exit: 3, out: '' })
    for (const name of ['PORT is "x"', 'CLAVERO_ORIGIN is missing', 'CLAVERO_PEPPER is missing'])
      expect(err).toContain(name)
  })

  test('check --json is JSON and nothing else', async () => {
    const { exit, out, err } = await clavero(['config', 'check', '--json'], { CLAVERO_PROFILE: 'x' })
    expect({ exit, err }).toEqual({ exit: 3, err: '' })
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ setting: 'CLAVERO_PROFILE' }] })
    expect(await clavero(['config', 'check', '--json'])).toMatchObject({
      exit: 0,
      out: expect.stringContaining('"ok": true'),
    })
  })

  test('show hides every secret', async () => {
    const { exit, out } = await clavero(['config', 'show', '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      DATABASE_URL: '[secret]',
      CLAVERO_RECEIPT_KEY: '[secret]',
      PORT: '3000',
    })
    expect(out).not.toContain(seed.toString('base64'))
  })

  test('a command that needs the configuration stops at a wrong one', async () => {
    for (const line of [['serve'], ['work'], ['demo'], ['migrate'], ['audit', 'verify']]) {
      expect(await clavero(line, { PORT: 'x' }), line.join(' ')).toMatchObject({
        exit: 3,
        err: expect.stringContaining('PORT is "x"'),
      })
    }
  })
})

describe('policy', () => {
  test('departures follow the numbers that were set, and are told in words and as JSON', async () => {
    const words = await clavero(['policy', 'departures'])
    expect(words).toMatchObject({ exit: 0, err: '' })
    expect(words.out).toContain('ASVS 5.0 6.2.5 (L1), NIST SP 800-63B-4 §3.1.1.2')
    expect(words.out).not.toContain('More than 100 failures')
    const json = await clavero(['policy', 'departures', '--json'], {
      CLAVERO_PROFILE: 'standards',
      CLAVERO_LINK_LIFE: '600',
    })
    const told = JSON.parse(json.out) as { readonly profile: string; readonly departures: readonly object[] }
    expect(told.profile).toBe('standards')
    expect(told.departures).toContainEqual(expect.objectContaining({ rule: 'signIn.attempts' }))
  })
})

describe('the service', () => {
  test.each(['serve', 'work'])(
    '%s is for an institution; the demonstration starts as a whole',
    async (command) => {
      expect(await clavero([command])).toMatchObject({
        exit: 3,
        err: expect.stringContaining('clavero demo'),
      })
    },
  )

  test('demo never runs on a configuration for an institution', async () => {
    expect(await clavero(['demo'], { CLAVERO_MODE: 'production' })).toMatchObject({ exit: 3 })
  })
})

describe('what does not answer', () => {
  test('a database that is not there is an outage, not a finding', async () => {
    const { exit, out, err } = await clavero(['audit', 'verify'], {
      DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    })
    expect({ exit, out }).toEqual({ exit: 4, out: '' })
    expect(err).toContain('does not answer')
  })

  test('a demonstration that does not run is said to be so', async () => {
    expect(await clavero(['audit', 'verify'], { DATABASE_URL: '' })).toMatchObject({
      exit: 4,
      err: expect.stringContaining('clavero demo'),
    })
  })
})

describe('migrate', () => {
  test('does nothing twice', async () => {
    const { exit, out } = await clavero(['migrate', '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ applied: [], admitted: null })
  })
})

/** A receipt is held against the heads of that file: its own is in there, or comes with the next line. */
async function holdsReceipts(file: string): Promise<void> {
  const log = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
  const tree = auditTree(database.db, signer)
  const receiptFile = join(folder, 'act.txt')
  const place = await database.db.transaction((tx) =>
    log.append(tx, { act: 'frozen', employerId: 'e', actor: 'system' }),
  )
  const proof = await tree.prove(place, instant(1_800_000_000_000))
  if (proof === undefined) throw new Error('no proof')
  const facts = {
    form: 'act',
    institution: 'I',
    act: 'frozen',
    by: 'service',
    company: 'C',
    ruc: 'r',
    at: place.at.toISOString(),
    caseCode: null,
    lane: place.lane,
    seq: place.seq,
    hash: place.hash,
    proof,
  } as const
  writeFileSync(receiptFile, issueReceipt(facts, signer))
  const verify = ['receipt', 'verify', receiptFile, '--checkpoints', file]
  expect(await clavero(verify)).toMatchObject({ exit: 1, err: expect.stringContaining('not among') })
  expect(await clavero(['audit', 'checkpoint', file])).toMatchObject({ exit: 0 })
  expect(await clavero(verify)).toMatchObject({
    exit: 0,
    out: expect.stringContaining('among the checkpoints'),
  })
  expect(await clavero(['audit', 'verify', '--checkpoint', file])).toMatchObject({ exit: 0 })
  // Of a file that lacks a line in between, the heads no longer grow out of each other.
  await database.db.transaction((tx) => log.append(tx, { act: 'unfrozen', employerId: 'e', actor: 'system' }))
  await clavero(['audit', 'checkpoint', file])
  const [first, , third] = readFileSync(file, 'utf8').trim().split('\n')
  const gap = join(folder, 'gap')
  writeFileSync(gap, `${first}\n${third}\n`)
  expect(await clavero(['receipt', 'verify', receiptFile, '--checkpoints', gap])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('did not grow'),
  })
}

describe('audit', () => {
  test('verifies, pins, and finds a log that was cut off behind a checkpoint', async () => {
    const log = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test:1' })
    for (let n = 0; n < 5; n++)
      await database.db.transaction((tx) =>
        log.append(tx, { act: 'caseOpened', employerId: 'e', actor: 'visitor' }),
      )
    const file = join(folder, 'checkpoints')
    expect(await clavero(['audit', 'verify'])).toMatchObject({
      exit: 0,
      out: 'Sound: 5 entries, no checkpoint.\n',
    })
    expect(await clavero(['audit', 'checkpoint', file])).toMatchObject({ exit: 0 })
    expect(await clavero(['audit', 'verify', '--checkpoint', file])).toMatchObject({
      exit: 0,
      out: 'Sound: 5 entries, 1 checkpoint.\n',
    })
    expect(await clavero(['audit', 'verify', '--checkpoint', file, '--key', signer.publicKey])).toMatchObject(
      { exit: 0 },
    )
    expect(
      await clavero([
        'audit',
        'verify',
        '--checkpoint',
        file,
        '--key',
        createSigner(randomBytes(32)).publicKey,
      ]),
    ).toMatchObject({ exit: 1, err: expect.stringContaining('another key') })

    await holdsReceipts(file)

    const client = await database.db.pool.connect()
    await client.query(`set session_replication_role = 'replica'`)
    await client.query('delete from audit_entry')
    await client.query('delete from audit_tree_head')
    await client.query(`update audit_lane set seq = 0, hash = decode(repeat('00', 32), 'hex')`)
    await client.query('reset session_replication_role')
    client.release()
    expect(await clavero(['audit', 'verify'])).toMatchObject({ exit: 0 })
    const cut = await clavero(['audit', 'verify', '--checkpoint', file])
    expect(cut.exit).toBe(1)
    expect(cut.out).toMatch(
      /^First bad entry: lane \d+, entry 1 to 7, no time left: is missing, with everything after it\.\nNot sound/,
    )
    expect(
      JSON.parse((await clavero(['audit', 'verify', '--json', '--checkpoint', file])).out),
    ).toMatchObject({ sound: false, findings: [{ fault: 'truncated' }] })
  })

  test('a checkpoint file that is none, or is not there, is a slip of the caller', async () => {
    const file = join(folder, 'nothing')
    writeFileSync(file, 'x')
    expect(await clavero(['audit', 'verify', '--checkpoint', file])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('line 1: not a checkpoint'),
    })
    expect(await clavero(['audit', 'verify', '--checkpoint', join(folder, 'missing')])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('no such file'),
    })
    expect(await clavero(['audit', 'verify', '--key', 'x', '--checkpoint', file])).toMatchObject({ exit: 2 })
  })
})

describe('audit verify-export', () => {
  const facts = {
    institution: 'Instituto de Seguridad Social de Prueba',
    at: '2026-11-24T15:30:00.000Z',
    by: 'Aurora Prueba',
    actor: 'officer:ab',
    caseCode: null,
    officer: null,
    from: null,
    to: null,
    before: null,
    lines: 1,
    cut: { line: 1, at: '2026-11-24T15:29:00.000Z', lane: 3, seq: 41 },
    heads: ['0:1:ab'],
  } as const
  const { text } = sealLog('"3","41","Caso visto"\r\n', facts, signer)
  const file = (name: string, content: string): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  test('says valid, and what the file says of itself, with our key or the published one', async () => {
    const path = file('registro.csv', text)
    const { exit, out } = await clavero(['audit', 'verify-export', path])
    expect([exit, out]).toEqual([
      0,
      expect.stringMatching(/^Valid[^]*Aurora Prueba[^]*after line 1, of 2026/),
    ])
    const key = file('export-key', JSON.stringify({ key: signer.publicKey }))
    const asked = await clavero(['audit', 'verify-export', path, '--key', key, '--json'], { PORT: 'x' })
    expect(asked.exit).toBe(0)
    expect(JSON.parse(asked.out)).toMatchObject({ verdict: 'valid', seal: { lines: 1 } })
  })

  test('says changed, and not ours, and is told apart by programs', async () => {
    const bent = file('bent.csv', text.replace('visto', 'vista'))
    expect(await clavero(['audit', 'verify-export', bent])).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/^Changed/),
    })
    const other = createSigner(randomBytes(32)).publicKey
    const none = file('plain.csv', '"3","41"\r\n')
    for (const line of [[file('theirs.csv', text), '--key', other], [none]]) {
      expect(await clavero(['audit', 'verify-export', ...line])).toMatchObject({
        exit: 1,
        err: expect.stringMatching(/^Not ours/),
      })
      const { exit, out } = await clavero(['audit', 'verify-export', ...line, '--json'])
      expect([exit, JSON.parse(out)]).toMatchObject([1, { verdict: 'notOurs' }])
    }
    expect(await clavero(['audit', 'verify-export', join(folder, 'missing')])).toMatchObject({ exit: 2 })
    expect(await clavero(['audit', 'verify-export', bent, '--key', 'x'])).toMatchObject({ exit: 2 })
  })
})

describe('receipt verify', () => {
  const facts = {
    institution: 'Instituto de Seguridad Social de Prueba',
    act: 'keySet',
    company: 'Comercial Ñandú',
    ruc: '249••••••1001',
    cedula: '•••••••016',
    path: 'online',
    proofs: ['reg'],
    at: '2026-11-24T15:30:00.000Z',
    caseCode: 'CLV-7Q4M-2K9T',
    lane: 1,
    seq: 2,
    hash: 'cd'.repeat(32),
  } as const
  const receipt = issueReceipt(facts, signer)

  test('takes the text, the text file and the PDF, with our key or the published one', async () => {
    const pdf = join(folder, 'r.pdf')
    const key = join(folder, 'key')
    const words = { title: 'T', issuer: 'I', rows: [], noKey: 'N', verify: 'V', qr: 'Q' }
    writeFileSync(
      pdf,
      await renderReceipt({ facts, receipt, words, lang: 'es-EC', url: 'http://localhost/caso' }),
    )
    writeFileSync(key, JSON.stringify({ key: signer.publicKey }))
    writeFileSync(join(folder, 'r.txt'), `${receipt}\n`)
    for (const what of [receipt, pdf, join(folder, 'r.txt')]) {
      expect(await clavero(['receipt', 'verify', what])).toMatchObject({
        exit: 0,
        out: expect.stringContaining('Comercial Ñandú'),
      })
      expect(await clavero(['receipt', 'verify', what, '--key', key, '--json'], { PORT: 'x' })).toMatchObject(
        { exit: 0 },
      )
    }
  })

  test('says no to a changed one, and to a file without one', async () => {
    expect(
      await clavero(['receipt', 'verify', receipt.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))]),
    ).toMatchObject({ exit: 1, err: expect.stringContaining('Not genuine') })
    expect(await clavero(['receipt', 'verify', join(folder, 'key'), '--json'])).toMatchObject({
      exit: 1,
      out: expect.stringContaining('unreadable'),
    })
    expect(await clavero(['receipt', 'verify', join(folder, 'none.pdf')])).toMatchObject({ exit: 2 })
  })
})

describe('case show', () => {
  test('shows what happened, and nobody', async () => {
    const code = caseCodeFrom(new Uint8Array(7))
    const employer = '00000000-0000-7000-8000-000000000001'
    await database.db.pool.query(
      `insert into employer (id, identifier, class, legal_name) values ($1, '2499990001001', 'company', 'Comercial')`,
      [employer],
    )
    await database.db.pool.query(
      `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
       values ('00000000-0000-7000-8000-000000000002', $1, $2, 'online', 'proving', '{}', 'as-described', 'es', '\\x00', '2449999016')`,
      [employer, code],
    )
    const { exit, out } = await clavero(['case', 'show', code.toLowerCase().replaceAll('-', ' '), '--json'])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ code, state: 'proving', path: 'online', acts: [] })
    expect(out).not.toMatch(/2499990001001|2449999016|Comercial/)
    expect(await clavero(['case', 'show', 'CLV-0000-0001'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('no case code'),
    })
    expect(await clavero(['case', 'show', caseCodeFrom(new Uint8Array(7).fill(1))])).toMatchObject({
      exit: 1,
    })
  })
})

describe('employers import', () => {
  const run = (lines: readonly string[], ...more: string[]) => {
    const file = join(folder, 'employers.csv')
    writeFileSync(
      file,
      ['identifier,class,legalName,representativeDocument,representativeNames,mail', ...lines, ''].join('\n'),
    )
    return clavero(['employers', 'import', file, ...more])
  }
  const good = '2499990002001,company,Comercial Dos,2449999016,PEREZ ANA,dos@empresa.example'

  test('takes in what nobody can be, and nothing else, in the demonstration (I-27)', async () => {
    const { exit, out, err } = await run([
      good,
      '1793213071001,company,Otra,2449999016,PEREZ ANA,',
      '2499990003001,company,Comercial Tres,2449999016,PEREZ ANA,tres@entidad-ficticia.gob.ec',
    ])
    expect({ exit, out }).toEqual({ exit: 1, out: '3 lines read, 2 refused.\n' })
    expect(err).toBe('line 3, identifier: notAccepted\nline 4, mail: notAccepted\n')
  })

  test('may be repeated', async () => {
    const { exit, out } = await run([good], '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ lines: 1, refused: 0 })
  })
})

describe('centres import-windows', () => {
  test('takes in the windows of known centres, refuses the others, and writes that down', async () => {
    const [centres, windows] = [join(folder, 'centres.csv'), join(folder, 'windows.csv')]
    writeFileSync(centres, 'name,province,canton,address,hours\nNorte,Loja,Loja,Calle 1,Siempre\n')
    expect(await clavero(['centres', 'import', centres])).toMatchObject({ exit: 0 })
    writeFileSync(
      windows,
      [
        'province,canton,centre,window,mon,procedures',
        'Loja,Loja,Norte,1,08:00-12:00,recovery',
        'Loja,Loja,Sur,1,08:00-12:00,',
        'Loja,Loja,Norte,2,12:00-08:00,',
        '',
      ].join('\n'),
    )
    const { exit, out, err } = await clavero(['centres', 'import-windows', windows])
    expect({ exit, out }).toEqual({ exit: 1, out: '3 lines read, 2 refused.\n' })
    expect(err).toBe('line 4, mon: form\nline 3, centre: notAccepted\n')
    const { rows } = await database.db.pool.query(
      `select detail from audit_entry where act = 'windowsImported'`,
    )
    expect(rows).toMatchObject([{ detail: expect.stringContaining('"refused":2') }])
  })
})

describe('registry import', () => {
  const people = (...lines: string[]): string => {
    const file = join(folder, 'people.csv')
    writeFileSync(file, ['document;names;bornOn', ...lines, ''].join('\n'))
    return file
  }
  const run = (file: string, ...more: string[]) =>
    clavero(['registry', 'import', 'civil', file, '--as-of', '2026-11-23', ...more])

  test('puts a file in use, refuses what is nobody’s to process, and writes that down', async () => {
    const list = join(folder, 'refused.csv')
    const file = people(
      '2449999016;PEREZ ANA;1980-01-02',
      '2649999014;OTRA PERSONA;1980-01-02',
      '2449999026;SUAREZ LUIS;x',
    )
    expect(await run(file, '--refused', list)).toEqual({
      exit: 1,
      out: '3 lines read, 2 refused.\n1 records are in use; before, 0.\n',
      err: 'line 3, document: notAccepted\nline 4, bornOn: form\n',
    })
    expect(readFileSync(list, 'utf8')).toBe(
      '\ufeff"line","field","reason"\r\n"3","document","notAccepted"\r\n"4","bornOn","form"\r\n',
    )
    const { rows } = await database.db.pool.query(
      `select actor, detail from audit_entry where act = 'registryImported'`,
    )
    expect(rows).toMatchObject([{ actor: 'operator', detail: expect.stringContaining('"refused":2') }])
  })

  test('answers a program with JSON and nothing else', async () => {
    const { exit, out, err } = await run(people('2449999016;PEREZ ANA;1980-01-02'), '--json')
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ lines: 1, refused: 0, records: 1, refusedRows: [] })
  })

  test('leaves everything as it was when the file is not the expected one', async () => {
    const file = join(folder, 'other.csv')
    writeFileSync(file, 'a;b\n1;2\n')
    expect(await run(file)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('columns are not the expected ones: document, names'),
    })
    expect(await run(join(folder, 'none.csv'))).toMatchObject({
      exit: 2,
      err: expect.stringContaining('no such file'),
    })
  })

  test.each(['23-11-2026', '2026-02-30', 'today'])('takes %s for no day', async (day) => {
    expect(await clavero(['registry', 'import', 'civil', 'x', '--as-of', day])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('--as-of'),
    })
  })

  test('knows three registries', async () => {
    expect(await clavero(['registry', 'import', 'voters', 'x', '--as-of', '2026-11-23'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('Allowed choices'),
    })
  })
})
