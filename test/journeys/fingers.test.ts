import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { agreeToFingers, captureFinger } from '../../src/desk/app/finger-desk.ts'
import { purgesOf } from '../../src/entry/purges.ts'
import { runCli } from '../../src/entry/cli/program.ts'
import { byCode } from '../../src/kernel/catalogue.ts'
import { contentSecurityPolicy } from '../../src/platform/web/headers.ts'
import { inventCaptures } from '../../src/entry/demo/invent-captures.ts'
import { attorneySeen } from '../support/attorney.ts'
import { centre } from '../support/centres.ts'
import { attended, caseOf, officer, type Officer } from '../support/counter.ts'
import { checkAllOnPages, confirmOnPage, receive } from '../support/counter-pages.ts'
import { multipartOf, sendFile } from '../support/files/upload.ts'
import {
  captureOf,
  challenge,
  fingersAt,
  partsWith,
  show,
  signed,
  standInComparer,
  station,
  type StationHand,
} from '../support/fingers.ts'
import type { Member } from '../support/members.ts'
import { restore } from '../support/restore.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { visit } from '../support/visitor.ts'

const kit = 'http://127.0.0.1:9001/capture'
const comparer = standInComparer()
let service: Service
beforeAll(async () => {
  service = await startService({ fingers: { ...partsWith(comparer), kit } })
})
afterAll(() => service.stop())
beforeEach(() => {
  comparer.mood = 'match'
})

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const count = async (table: string, code: string) =>
  (await sql<{ n: number }>(`select count(*)::int as n from ${table} where case_code = $1`, [code]))[0]?.n
const actsOf = async (code: string) =>
  (
    await sql<{ act: string }>(
      `select act from audit_entry where case_code = $1
          and act in ('fingersAgreed', 'fingerKept', 'fingersForgotten', 'fingersCompared') order by at`,
      [code],
    )
  ).map(({ act }) => act)
const page = (code: string, part = '') => `/interno/casos/${code}/huellas${part}`

/** What every purge of fingers takes, by its name. */
const runPurges = async (): Promise<Readonly<Record<string, number>>> => {
  const names = ['captures', 'finger-tries', 'live-matches', 'withdrawn-consents', 'seen-captures']
  const taken: Record<string, number> = {}
  for (const { name, run } of purgesOf(service.db, service.policy))
    if (names.includes(name)) taken[name] = await run()
  return taken
}

interface AtWindow {
  readonly vera: Officer
  readonly code: string
  readonly company: Member
}

/** A person who was identified a moment ago, and the officer who has the case in hand. */
async function atWindow(path: 'attendedUnlock' | 'inPerson' = 'inPerson'): Promise<AtWindow> {
  const vera = await officer(service)
  await comeIn(vera)
  const { code, company } = await attended(service, path)
  await receive(vera, code)
  await checkAllOnPages(service, vera, code)
  await confirmOnPage(vera, code)
  return { vera, code, company }
}

async function agree({ vera: { browser }, code }: AtWindow, typed: Readonly<Record<string, string>> = {}) {
  await browser.open(page(code))
  return browser.submit(page(code), { acepta: 'si', dedo1: '2', dedo2: '7', ...typed })
}

const captures = (seed: number) => inventCaptures(seed, 6)
const octetsOf = (files: ReturnType<typeof captures>, name: string): Buffer => {
  const file = files.find((one) => one.name === name)
  if (file === undefined) throw new Error(`no ${name}`)
  return Buffer.from(file.octets)
}

async function send({ vera: { browser }, code }: AtWindow, slot: 1 | 2, content: Buffer) {
  await browser.open(page(code))
  return sendFile(browser, page(code, `/${slot}`), { name: 'captura.fmr', content })
}

async function enrolAll(at: AtWindow, seed: number): Promise<void> {
  await agree(at)
  const files = captures(seed)
  for (const slot of [1, 2] as const)
    for (const n of [1, 2, 3])
      expect((await send(at, slot, octetsOf(files, `${slot}_${n}.fmr`))).status).toBe(303)
}

/** What the script of the page does. */
async function compareOnPage(at: AtWindow, hand: StationHand, template: Uint8Array, slot: 1 | 2 = 1) {
  const { browser } = at.vera
  await browser.open(page(at.code, '/comparar'))
  const { f = '' } = await browser.filled(page(at.code, '/comparar'))
  const { body } = await browser.ask(page(at.code, '/reto'), {
    method: 'POST',
    body: { f, dedo: String(slot) },
  })
  const { nonce } = JSON.parse(body) as { readonly nonce: string }
  const { envelope, signature } = await signed(hand, at.vera, at.code, { nonce, template })
  return browser.submit(page(at.code, '/comparar'), {
    dedo: String(slot),
    sobre: envelope,
    firma: Buffer.from(signature).toString('base64url'),
  })
}

describe('enrolment at the counter', () => {
  it('asks for consent on a page of its own that says it is optional, and goes on without it', async () => {
    const at = await atWindow()
    const { browser } = at.vera
    await browser.open(page(at.code))
    for (const key of ['fing.consent.free', 'fing.consent.other', 'fing.consent.keep'] as const)
      expect(browser.page.html).toContain(browser.t(key))
    await agree(at, { acepta: '' })
    expect(browser.page.html).toContain(browser.t('fing.err.box'))
    expect(await count('biometric_consent', at.code)).toBe(0)
    await agree(at, { dedo2: '2' })
    expect(browser.page.html).toContain(browser.t('fing.err.sameFinger'))
    // The case goes on as it would have.
    await browser.open(`/interno/casos/${at.code}/reinicio`)
    expect(browser.page.status).toBe(200)
  })

  it('keeps two fingers of three captures, sealed, tells the mailbox, and says it is complete', async () => {
    const at = await atWindow()
    const files = captures(11)
    await enrolAll(at, 11)
    const { browser } = at.vera
    await browser.open(page(at.code))
    expect(browser.page.html).toContain(browser.t('fing.complete'))
    const rows = await sql<{ slot: number; n: number; places: number[] }>(
      `select slot, count(*)::int as n, array_agg(distinct position) as places
         from finger_template where case_code = $1 group by 1 order by 1`,
      [at.code],
    )
    expect(rows).toEqual([
      { slot: 1, n: 3, places: [2] },
      { slot: 2, n: 3, places: [7] },
    ])
    // Nothing of the template or of whose it is can be read in the tables.
    const [{ octets } = { octets: '' }] = await sql<{ octets: string }>(
      `select string_agg(encode(sealed, 'hex'), '') as octets from finger_template where case_code = $1`,
      [at.code],
    )
    expect(octets).not.toContain(octetsOf(files, '1_1.fmr').subarray(30, 46).toString('hex'))
    const { claimant } = await caseOf(service, at.code)
    const dump = JSON.stringify(
      await sql(`select encode(subject, 'escape') as s, case_code from biometric_consent`),
    )
    expect(dump).not.toContain(claimant)
    expect(await actsOf(at.code)).toEqual(['fingersAgreed', ...Array.from({ length: 6 }, () => 'fingerKept')])
    const told = await sql<{ template: string }>(
      `select m.template from message m join recovery_case c on c.id = m.case_id where c.code = $1 and m.template = 'M-30'`,
      [at.code],
    )
    expect(told).toHaveLength(1)
  })

  it('asks for a bad capture again at once, and keeps nothing of it', async () => {
    const at = await atWindow()
    await agree(at)
    const { browser } = at.vera
    const bad = [
      [captureOf(1, { quality: 39 }), 'fing.err.quality'],
      [captureOf(1, { position: 3 }), 'fing.err.position'],
      [Buffer.from('no template'), 'fing.err.template'],
      [Buffer.concat([captureOf(1), Buffer.from([0])]), 'fing.err.template'],
      [Buffer.alloc(0), 'fing.err.file'],
    ] as const
    for (const [octets, words] of bad) {
      const { status, body } = await send(at, 1, octets)
      expect([words, status]).toEqual([words, 422])
      expect(body).toContain(browser.t(words))
    }
    expect(await count('finger_template', at.code)).toBe(0)
    expect((await send(at, 1, captureOf(1, { position: 2 }))).status).toBe(303)
    expect(await count('finger_template', at.code)).toBe(1)
  })

  it('takes the same octets once, of whomever, and a form that is sent twice once', async () => {
    const [at, other] = [await atWindow(), await atWindow()]
    const { browser } = at.vera
    await agree(at)
    await agree(other)
    const content = captureOf(2)
    await browser.open(page(at.code))
    const { f = '' } = await browser.filled(page(at.code, '/1'))
    const { type, body } = multipartOf(f, { name: 'a.fmr', content })
    const twice = () =>
      browser.ask(page(at.code, '/1'), { method: 'POST', headers: { 'content-type': type }, body })
    expect([(await twice()).status, (await twice()).status]).toEqual([303, 303])
    expect(await count('finger_template', at.code)).toBe(1)
    expect((await send(at, 1, content)).body).toContain(browser.t('fing.err.replay'))
    expect((await send(other, 2, content)).body).toContain(browser.t('fing.err.replay'))
    expect(await count('finger_template', other.code)).toBe(0)
  })

  it('is for a person whom this officer confirmed today, in person: not before, and for no attorney', async () => {
    const vera = await officer(service)
    await comeIn(vera)
    const { code } = await attended(service)
    await receive(vera, code)
    await vera.browser.open(page(code))
    expect(vera.browser.page.html).toContain(vera.browser.t('fing.notSeen'))
    const at = await atWindow()
    await agree(at)
    // Seen on another day: an officer answers for who stands before them.
    await service.db.pool.query('alter table attendance disable trigger attendance_append_only')
    await service.db.pool.query(`update attendance set at = at - interval '2 days'`)
    await service.db.pool.query('alter table attendance enable trigger attendance_append_only')
    await at.vera.browser.open(page(at.code))
    expect(at.vera.browser.page.html).toContain(at.vera.browser.t('fing.notSeen'))
    const { id } = (await caseOf(service, at.code)).case
    const kept = await captureFinger(fingersAt(service), at.vera.duty, id, {
      slot: 1,
      octets: captureOf(3),
      extractor: { name: 'kit', version: '1' },
    })
    expect(kept).toMatchObject({ ok: false, code: 'notSeen' })
  })

  it('takes no fingers of an attorney for those of the representative, nor of whoever was seen on paper', async () => {
    const at = await atWindow()
    expect((await attorneySeen(service, at.vera, at.code)).ok).toBe(true)
    const { browser } = at.vera
    await browser.open(page(at.code))
    expect(browser.page.html).toContain(browser.t('fing.notSeen'))
    const { id } = (await caseOf(service, at.code)).case
    const agreed = await agreeToFingers(fingersAt(service), at.vera.duty, id, {
      lang: 'es',
      positions: [2, 7],
      extractor: { name: 'kit', version: '1' },
    })
    expect(agreed).toMatchObject({ ok: false, code: 'notSeen' })
  })

  it('takes nothing of a case that was given back meanwhile', async () => {
    const [fresh, begun] = [await atWindow(), await atWindow()]
    await enrolAll(begun, 31)
    const part = await atWindow()
    await agree(part)
    const hold = async ({ vera: { browser }, code }: AtWindow, open: string, action: string) => {
      await browser.open(page(code, open))
      return { browser, code, action: page(code, action), body: await browser.filled(page(code, action)) }
    }
    const forms = [
      { ...(await hold(fresh, '', '')), more: { acepta: 'si' } },
      { ...(await hold(begun, '', '/borrar')), more: {} },
      { ...(await hold(begun, '/comparar', '/comparar')), more: { dedo: '1', sobre: '{}' } },
    ]
    const { f = '' } = (await hold(part, '', '/1')).body
    for (const { vera, code } of [fresh, begun, part]) {
      await vera.browser.open(`/interno/casos/${code}`)
      await vera.browser.submit(`/interno/casos/${code}/soltar`)
    }
    for (const { browser, code, action, body, more } of forms) {
      const { status, headers } = await browser.ask(action, { method: 'POST', body: { ...body, ...more } })
      expect([action, status, headers['location']]).toEqual([
        action,
        303,
        `/interno/casos/${code}?aviso=tomado`,
      ])
    }
    const { type, body } = multipartOf(f, { name: 'a.fmr', content: captureOf(6) })
    const sent = await part.vera.browser.ask(page(part.code, '/1'), {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    expect(sent.headers['location']).toBe(`/interno/casos/${part.code}?aviso=tomado`)
    const compare = forms[2]?.body['f'] ?? ''
    const asked = await begun.vera.browser.ask(page(begun.code, '/reto'), {
      method: 'POST',
      body: { f: compare, dedo: '1' },
    })
    expect(asked.status).toBe(400)
    expect(await count('biometric_consent', fresh.code)).toBe(0)
    expect(await count('finger_template', begun.code)).toBe(6)
    expect(await count('finger_template', part.code)).toBe(0)
  })

  it('never mixes what two extractors made', async () => {
    const at = await atWindow()
    await agree(at)
    const { id } = (await caseOf(service, at.code)).case
    const with2 = { slot: 1, octets: captureOf(4), extractor: { name: 'kit', version: '2' } } as const
    expect(await captureFinger(fingersAt(service), at.vera.duty, id, with2)).toMatchObject({
      code: 'extractor',
    })
    // And the table would not take it either.
    await send(at, 1, captureOf(4))
    await expect(
      service.db.pool.query(
        `with kept as (insert into finger_seen (digest) values (sha256('x')) returning digest)
         insert into finger_template (subject, slot, impression, position, format, extractor, extractor_version, quality,
                                      digest, sealed, enrolled_by, case_code)
         select subject, slot, 2, position, format, extractor, '2', quality, sha256('x'), sealed, enrolled_by, case_code
           from finger_template where case_code = $1`,
        [at.code],
      ),
    ).rejects.toThrow('foreign key')
  })

  it('deletes templates and key at the person’s wish, tells the mailbox, and begins anew with another consent', async () => {
    const at = await atWindow()
    await enrolAll(at, 12)
    const { browser } = at.vera
    await browser.open(page(at.code))
    await browser.submit(page(at.code, '/borrar'))
    expect(browser.page.html).toContain(browser.t('fing.deleted'))
    expect(await count('finger_template', at.code)).toBe(0)
    const subject = fingersAt(service).subjectOf((await caseOf(service, at.code)).claimant)
    expect(await sql(`select 1 from finger_enrolment where subject = decode($1, 'hex')`, [subject])).toEqual(
      [],
    )
    expect(
      await sql(
        `select withdrawn_at is not null as withdrawn from biometric_consent where subject = decode($1, 'hex')`,
        [subject],
      ),
    ).toEqual([{ withdrawn: true }])
    expect((await actsOf(at.code)).at(-1)).toBe('fingersForgotten')
    expect(
      await sql(
        `select 1 from message m join recovery_case c on c.id = m.case_id where c.code = $1 and m.template = 'M-31'`,
        [at.code],
      ),
    ).toHaveLength(1)
    // The very captures that were deleted are known still.
    await agree(at)
    expect((await send(at, 1, octetsOf(captures(12), '1_1.fmr'))).body).toContain(
      browser.t('fing.err.replay'),
    )
    expect((await send(at, 1, captureOf(5))).status).toBe(303)
  })

  it('is the work of who serves people, with the case in hand', async () => {
    const at = await atWindow()
    // Who sees the papers of every case has no business with the fingers of a person.
    for (const role of ['information', 'supervisor'] as const) {
      const other = await officer(service, [role])
      await comeIn(other)
      for (const place of [page(at.code), page(at.code, '/comparar'), '/interno/puesto'])
        expect([role, place, (await other.browser.ask(place)).status]).toEqual([role, place, 404])
    }
    const colleague = await officer(service)
    await comeIn(colleague)
    await colleague.browser.open(page(at.code))
    expect(colleague.browser.page.html).not.toContain(colleague.browser.t('fing.begin'))
    expect((await visit(service).open(page(at.code))).path).toBe('/interno')
  })
})

describe('live comparison at the counter', () => {
  it('matches a capture that a station signed, and says until when it serves', async () => {
    const at = await atWindow()
    await enrolAll(at, 21)
    const hand = await station(service)
    await compareOnPage(at, hand, octetsOf(captures(21), '1_4.fmr'))
    const { browser } = at.vera
    expect(browser.page.path).toBe(page(at.code, '/comparar'))
    expect(browser.page.html).toMatch(/La huella coincide\. Sirve de prueba en este caso hasta las \d\d:\d\d/)
    expect(browser.page.html).toContain(browser.t('fing.live.label'))
    expect((await actsOf(at.code)).at(-1)).toBe('fingersCompared')
    expect(service.faultLines()).toEqual([])
  })

  it('tells what does not match with its code and what is left, and leads to another way when nothing is', async () => {
    const at = await atWindow()
    await enrolAll(at, 22)
    const hand = await station(service)
    comparer.mood = 'noMatch'
    const { browser } = at.vera
    for (const slot of [1, 1, 2, 2] as const) {
      await compareOnPage(at, hand, captureOf(900), slot)
      expect(browser.page.status).toBe(422)
      expect(browser.page.html).toContain('CLV-192')
    }
    await browser.open(page(at.code, '/comparar'))
    expect(browser.page.html).toContain(browser.t('fing.live.err.noTries'))
    expect(browser.page.html).toContain(browser.t('fing.live.other'))
  })

  it('tells an outage as one, with its code: it costs no try, and another way is there', async () => {
    const at = await atWindow()
    await enrolAll(at, 25)
    const hand = await station(service)
    comparer.mood = 'down'
    const { browser } = at.vera
    await compareOnPage(at, hand, captureOf(901))
    expect(browser.page.status).toBe(503)
    for (const words of ['CLV-193', browser.t('fing.live.err.down'), browser.t('fing.live.other')])
      expect(browser.page.html).toContain(words)
    expect(browser.page.html).toContain(browser.t('fing.live.left', { n: 2 }))
    expect(service.faultLines()).toHaveLength(1)
  })

  it('needs its script, and says so without it', async () => {
    const at = await atWindow()
    await enrolAll(at, 23)
    const { browser } = at.vera
    await browser.open(page(at.code, '/comparar'))
    expect(browser.page.html).toContain(browser.t('fing.live.script'))
    await browser.submit(page(at.code, '/comparar'), { dedo: '1', archivo: 'captura.fmr' })
    expect(browser.page.html).toContain(browser.t('fing.live.err.needsScript'))
    await browser.submit(page(at.code, '/comparar'))
    expect(browser.page.html).toContain(browser.t('fing.live.err.finger'))
  })

  it('shows who is not enrolled another way, with its code', async () => {
    const at = await atWindow()
    const { browser } = at.vera
    await browser.open(page(at.code, '/comparar'))
    expect(browser.page.html).toContain(byCode('CLV-191').code)
    expect(browser.page.html).toContain(browser.t('fing.live.none'))
  })

  it('lets these pages speak to the reader of the settings, and no other page', async () => {
    const at = await atWindow()
    const { browser } = at.vera
    const policyOf = async (path: string) => (await browser.ask(path)).headers['content-security-policy']
    expect(await policyOf(page(at.code))).toBe(
      contentSecurityPolicy.replace("connect-src 'self'", "connect-src 'self' http://127.0.0.1:9001"),
    )
    expect(await policyOf(`/interno/casos/${at.code}/identidad`)).toBe(contentSecurityPolicy)
  })

  it('I-18: takes no capture that was asked for before a restore, and no match that was made before it', async () => {
    const at = await atWindow()
    await enrolAll(at, 26)
    const hand = await station(service)
    const nonce = await challenge(service, at.vera, at.code)
    const earlier = await signed(hand, at.vera, at.code, {
      nonce,
      template: octetsOf(captures(26), '1_4.fmr'),
    })
    await restore(service)
    expect(await show(service, at.vera, at.code, earlier)).toMatchObject({ ok: false })
    const anew = await signed(hand, at.vera, at.code, {
      nonce: await challenge(service, at.vera, at.code),
      template: octetsOf(captures(26), '1_5.fmr'),
    })
    expect(await show(service, at.vera, at.code, anew)).toMatchObject({ ok: true })
    const { live, atomically } = fingersAt(service)
    const { case: one, employer, claimant } = await caseOf(service, at.code)
    const place = { employerId: employer.id, caseId: one.id }
    const subject = fingersAt(service).subjectOf(claimant)
    const take = () =>
      atomically((tx) => live.takeMatch(tx, place, subject, service.policy.fingers.matchLife))
    await restore(service)
    expect(await take()).toBeUndefined()
  })

  it('says nothing of templates, challenges or people in the log', async () => {
    const at = await atWindow()
    await enrolAll(at, 24)
    const hand = await station(service, await centre(service))
    const template = octetsOf(captures(24), '1_5.fmr')
    await compareOnPage(at, hand, template)
    const nonce = await challenge(service, at.vera, at.code)
    const log = service.logLines().join('\n')
    const { claimant } = await caseOf(service, at.code)
    for (const secret of [template.toString('base64url').slice(0, 40), nonce, claimant])
      expect(log).not.toContain(secret)
  })
})

describe('what is forgotten', () => {
  it('ends with its time; what is enrolled is known as long as it is', async () => {
    const at = await atWindow()
    await enrolAll(at, 41)
    const hand = await station(service)
    await compareOnPage(at, hand, octetsOf(captures(41), '1_4.fmr'))
    comparer.mood = 'noMatch'
    await compareOnPage(at, hand, octetsOf(captures(41), '2_4.fmr'), 2)
    const other = await atWindow()
    await agree(other)
    await send(other, 1, captureOf(7))
    await other.vera.browser.open(page(other.code))
    await other.vera.browser.submit(page(other.code, '/borrar'))
    expect(Object.values(await runPurges()).every((n) => n === 0)).toBe(true)
    await service.db.pool.query('alter table biometric_consent disable trigger biometric_consent_kept')
    await service.db.pool.query('alter table live_match disable trigger live_match_kept')
    const old = (columns: readonly string[]) =>
      columns.map((column) => `${column} = ${column} - interval '800 days'`).join(', ')
    for (const [table, columns] of [
      ['biometric_consent', ['at', 'withdrawn_at']],
      ['finger_seen', ['at']],
      ['capture_challenge', ['made_at', 'dies_at']],
      ['finger_tries', ['last_at']],
      ['finger_tally', ['last_at']],
      ['live_match', ['at']],
    ] as const)
      await service.db.pool.query(`update ${table} set ${old(columns)}`)
    await service.db.pool.query('alter table biometric_consent enable trigger biometric_consent_kept')
    await service.db.pool.query('alter table live_match enable trigger live_match_kept')
    const gone = await runPurges()
    for (const [name, n] of Object.entries(gone)) expect([name, n > 0]).toEqual([name, true])
    const left = await sql<{ templates: number; seen: number; consents: number }>(
      `select (select count(*)::int from finger_template) as templates, (select count(*)::int from finger_seen) as seen,
              (select count(*)::int from biometric_consent where withdrawn_at is not null) as consents`,
    )
    expect(left[0]?.seen).toBe(left[0]?.templates)
    expect(left[0]?.consents).toBe(0)
    // Enrolled three years ago, it is a replay still.
    const next = await atWindow()
    await agree(next)
    const { body } = await send(next, 1, octetsOf(captures(41), '1_1.fmr'))
    expect(body).toContain(next.vera.browser.t('fing.err.replay'))
  })
})

describe('made-up captures', () => {
  it('are written by the command, read by the service, and never the same twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clavero-fingers-'))
    try {
      const out: string[] = []
      const io = {
        env: {},
        out: (text: string) => void out.push(text),
        err: (text: string) => void out.push(text),
        stdin: async function* () {},
        now: () => 0 as never,
        terminal: false,
      }
      const [one, two] = [join(folder, 'a'), join(folder, 'b')]
      expect(await runCli(['fingers', 'invent', '--out', one], io)).toBe(0)
      expect(await runCli(['fingers', 'invent', '--out', two], io)).toBe(0)
      // What is there is not written over.
      expect(await runCli(['fingers', 'invent', '--out', one], io)).toBe(2)
      const names = (await readdir(one)).toSorted()
      expect(names).toHaveLength(13)
      const all = await Promise.all(
        [one, two].flatMap((at) =>
          names.map(async (name) => (await readFile(join(at, name))).toString('hex')),
        ),
      )
      expect(new Set(all).size).toBe(26)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
