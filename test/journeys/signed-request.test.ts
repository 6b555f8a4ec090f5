import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settleSigned } from '../../src/proofs/signatures/app/settle-signed.ts'
import type { SignedUploadId } from '../../src/proofs/signatures/app/request-ports.ts'
import { digitsIn, mailTo } from '../support/contact-change.ts'
import type { Member } from '../support/members.ts'
import { chooseWay, officer } from '../support/counter.ts'
import { confirmOnPage, receive } from '../support/counter-pages.ts'
import { block } from '../support/on-file.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { readPdf } from '../support/read-pdf.ts'
import { caseCodeOn, identify, newest, newKeys, nextMail, openLink, recover } from '../support/recover.ts'
import { failSet } from '../support/question-sets.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { restore } from '../support/restore.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import {
  download,
  issueAgain,
  issued,
  sendSigned,
  standInParts,
  standInSigned,
  uploadOf,
} from '../support/signed.ts'
import { visit, type Visitor } from '../support/visitor.ts'
import { wrappedDer } from '../support/wrapped-der.ts'

const parts = standInParts()
let service: Service
let scans = 0
let verdict: 'clean' | 'infected' | 'unknown' = 'clean'
beforeAll(async () => {
  service = await startService({
    profile: 'as-described',
    employers: 98,
    signatures: parts,
    scanner: {
      scan() {
        scans += 1
        return Promise.resolve(verdict)
      },
    },
  })
})
afterAll(() => service.stop())
beforeEach(() => {
  parts.status = 'good'
  parts.isBusy = false
  verdict = 'clean'
})
afterEach(() => expect(service.faultLines()).toEqual([]))

/** PrivateKeyInfo (RFC 5958, 2) with a key of 32 octets. */
const bareKey = `302e020100300506032b657004220420${'07'.repeat(32)}`

async function settleAgain(company: Member) {
  const [instance] = service.instances
  const upload = await uploadOf(service, company)
  if (instance === undefined || upload === undefined) throw new Error('nothing to settle')
  return settleSigned(instance.parts.signing, upload.id as SignedUploadId)
}

/** A registry that is slow just now says nothing; it is asked until it does. */
async function settleUntil(company: Member, patience = 20) {
  for (let n = 0; n < patience; n += 1) {
    if ((await uploadOf(service, company))?.state !== 'undecided') return
    await settleAgain(company)
    await new Promise((passed) => setTimeout(passed, 200))
  }
}

/** A person whose request was signed by whoever they are. */
async function signedBy(company: Member, ana: Visitor, said: Parameters<typeof standInSigned>[1] = {}) {
  const document = await issued(ana, company)
  return standInSigned(document, { cedula: company.document, ...said })
}

describe('from the start page to a new key', () => {
  it('asks for the numbers, issues a document, takes the signed one, and sends the link to the registered mail', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/tramite')
    await ana.press(ana.t('g.continue'), { necesita: 'signed' })
    expect(ana.page.h1).toBe(ana.t('p50.title'))
    await ana.follow(ana.t('p50.start'))
    expect(ana.page.path).toBe('/empresa')
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
    expect(ana.page.path).toBe('/solicitud/datos')

    await ana.press(ana.t('g.continue'))
    expect([ana.page.status, ana.page.html.includes(ana.t('p51.err'))]).toEqual([422, true])
    await ana.press(ana.t('g.continue'), { pide: 'clave', nota: 'Perdimos la clave.\nGracias.' })
    expect(ana.page.h1).toBe(ana.t('p51.check.title'))
    expect(ana.page.words).toContain('Perdimos la clave.')
    await ana.press(ana.t('p51.check.go'))
    expect(ana.page.h1).toBe(ana.t('p52.title'))

    const since = newest(ana)
    const document = await download(ana)
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
    expect(ana.page.words).toContain(ana.t('p53.link'))
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.path).toBe('/clave/lista')
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
    expect(await actsOf(service, company)).toMatchObject({
      signedRequestIssued: 1,
      signedFileReceived: 1,
      signedFileJudged: 1,
      signedRequestAccepted: 1,
      proofObtained: 2,
    })
  })

  it('lifts a block, and the present key stays', async () => {
    const company = service.fresh()
    await block(service, company)
    const ana = visit(service)
    const document = await issued(ana, company, { pide: 'desbloqueo' })
    const since = newest(ana)
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    const mail = await nextMail(ana, company, since, ana.t('m25.subject'))
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('g.continue'), { fin: 'seguir' })
    expect(ana.page.path).toBe('/clave/desbloqueada')
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 1 })
  })
})

describe('where the questions are suspended', () => {
  it('the signature is a way that stays open (ATK-21)', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'identified' })
    for (let sets = 0; ana.page.path !== '/suspendido' && sets < 4; sets += 1) {
      await ana.open('/preguntas')
      await failSet(ana, company)
    }
    await ana.open('/suspendido')
    await ana.follow(ana.t('p08.now.sign'))
    await ana.follow(ana.t('p50.start'))
    const document = await issueAgain(ana)
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
    expect(await actsOf(service, company)).toMatchObject({ suspended: 1, linkRequested: 1 })
    expect(await standingOf(service, company)).toMatchObject({ suspended: true })
  })
})

describe('the document', () => {
  it('is one revision of a tagged PDF 1.7 with a classic table and nothing that runs, and the same when fetched twice', async () => {
    const ana = visit(service)
    const company = service.fresh()
    const document = await issued(ana, company)
    expect(await download(ana)).toEqual(document)
    const text = document.toString('latin1')
    expect(text.slice(0, 8)).toBe('%PDF-1.7')
    expect(text.match(/%%EOF/g)).toHaveLength(1)
    expect(text.match(/\nxref\n/g)).toHaveLength(1)
    expect(text).not.toMatch(/ObjStm|\/XRef\b|OpenAction|JavaScript|AcroForm|\/Encrypt|DocMDP|\/Annots/)
    expect(text).toMatch(/\/MarkInfo/)
    expect(text).toMatch(/clavero-request:[0-9a-f]{32}/)
    const pdf = await readPdf(document)
    expect(pdf).toMatchObject({ lang: 'es-EC' })
    const words = JSON.stringify(pdf)
    expect(words).toContain(caseCodeOn(ana))
    // Neither the whole number, nor whose it is, nor where its mail is.
    expect(words).not.toContain(company.identifier)
    expect(words).not.toContain(company.document)
    expect(words).not.toContain(company.mail ?? 'none')
  })

  it('may be signed two days later, in the same browser, and not after four', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    const late = ana.copy()
    try {
      service.moveWebClock(2 * 86_400)
      await sendSigned(ana, standInSigned(document, { cedula: company.document }))
      expect(ana.page.h1).toContain(ana.t('p53.accepted'))
      service.moveWebClock(2 * 86_400)
      expect((await late.ask('/solicitud/subir')).status).toBe(403)
    } finally {
      service.moveWebClock(-4 * 86_400)
    }
  })

  it('is what the person has to do next, by the page of the case', async () => {
    const ana = visit(service)
    await issued(ana, service.fresh())
    await ana.open('/solicitud/subir')
    await ana.open(`/caso/${caseCodeOn(ana)}`)
    expect(ana.page.words).toContain(ana.t('p96.do.sign'))
    expect(ana.page.words).toContain(ana.t('p96.ev.signedAsked'))
  })

  it('is not for another browser, nor without a case', async () => {
    const stranger = visit(service)
    expect((await stranger.ask('/solicitud/descargar')).status).toBe(403)
    const document = await issued(visit(service), service.fresh())
    await identify(stranger, service.fresh())
    expect(await stranger.ask('/solicitud/descargar')).toMatchObject({
      status: 303,
      headers: { location: '/solicitud/datos' },
    })
    expect(document.length).toBeGreaterThan(0)
  })
})

it('ten documents a day are issued in a case, and the last of them stays good', async () => {
  const company = service.fresh()
  const ana = visit(service)
  let document = await issued(ana, company)
  for (let n = 1; n < 10; n += 1) document = await issueAgain(ana)
  await ana.open('/solicitud/datos')
  await ana.submit('/solicitud/datos', { pide: 'clave' })
  await ana.submit('/solicitud/revisar')
  expect([ana.page.status, ana.page.words.includes(ana.t('p51.err.limit'))]).toEqual([422, true])
  await sendSigned(ana, standInSigned(document, { cedula: company.document }))
  expect(ana.page.h1).toContain(ana.t('p53.accepted'))
})

describe('a file that is refused', () => {
  it.each([
    ['an empty one', () => Buffer.alloc(0), 'p52.err.none', 'p52.err.empty'],
    ['a picture', () => Buffer.from('PK\u0003\u0004'), 'p52.err.unreadable', 'p52.err.unreadable'],
    ['an invoice in XML', () => Buffer.from('<?xml version="1.0"?><factura/>'), 'p52.err.xml', 'p52.err.xml'],
    ['a key', () => Buffer.from([0x30, 0x82, 0x0a, 0, 2, 1, 3, 0x30]), 'p52.err.key', 'p52.err.key'],
    ['a key of another shape', () => Buffer.from(bareKey, 'hex'), 'p52.err.key', 'p52.err.key'],
  ] as const)('%s is told, and not an octet of it is kept', async (_, content, __, key) => {
    const company = service.fresh()
    const ana = visit(service)
    await issued(ana, company)
    const before = parts.read
    const answer = await sendSigned(ana, content(), 'solicitud.pdf')
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(ana.t(key))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'refused', pieces: 0 })
    expect(parts.read).toBe(before)
  })

  it.each(['30820a000201033007070707', bareKey])('keeps not even a digest of a key (%s)', async (digits) => {
    const company = service.fresh()
    const ana = visit(service)
    await issued(ana, company)
    const key = Buffer.from(digits, 'hex')
    await sendSigned(ana, key)
    const digest = createHash('sha256').update(key).digest('hex')
    const { rows } = await service.db.pool.query(
      `select 1 from signed_upload where sha256 = decode($1, 'hex')
        union all select 1 from audit_entry where detail::text like '%' || $1 || '%'`,
      [digest],
    )
    expect(rows).toEqual([])
  })

  it.each([
    ['nobody signed', (document: Buffer) => document, 'p52.err.unsigned'],
    [
      'was signed by somebody else',
      (document: Buffer) => standInSigned(document, { cedula: '2449999016' }),
      'p52.err.person',
    ],
    ['names nobody', (document: Buffer) => standInSigned(document, {}), 'p52.err.noCedula'],
    [
      'was changed',
      (document: Buffer) => standInSigned(document, { code: 'CHANGED_AFTER_SIGNING' }),
      'p52.err.changed',
    ],
    [
      'is of an unknown authority',
      (document: Buffer) => standInSigned(document, { code: 'UNTRUSTED_CA' }),
      'p52.err.authority',
    ],
  ] as const)('that %s is told why, and may be sent again', async (_, made, key) => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    const answer = await sendSigned(ana, made(document))
    expect([answer.status, answer.body.includes(ana.t(key))]).toEqual([422, true])
    expect(await uploadOf(service, company)).toMatchObject({ state: 'refused', pieces: 0 })
    expect((await standingOf(service, company)).links).toBe(0)
    // It is told to whoever comes back, too.
    await ana.open('/solicitud/subir')
    expect(ana.page.words).toContain(ana.t(key))
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
  })

  it('with a RUC of another company is refused; the own RUC of whoever signs is none', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    const other = { cedula: company.document, ruc: service.fresh().identifier }
    const answer = await sendSigned(ana, standInSigned(document, other))
    expect(answer.body).toContain(ana.t('p52.err.ruc'))
    await sendSigned(
      ana,
      standInSigned(document, { cedula: company.document, ruc: `${company.document}001` }),
    )
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
  })

  it('with a virus is refused, and with a certificate that is revoked', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    verdict = 'infected'
    expect((await sendSigned(ana, file)).body).toContain(ana.t('p52.err.virus'))
    verdict = 'clean'
    parts.status = 'revoked'
    expect((await sendSigned(ana, file)).status).toBe(422)
    expect(await uploadOf(service, company)).toMatchObject({ state: 'refused', code: 'CERT_REVOKED' })
    expect((await standingOf(service, company)).links).toBe(0)
  })

  it('is one of ten a day; what comes then is not kept, and no question is suspended by it', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    const before = scans
    for (let n = 0; n < 10; n += 1) await sendSigned(ana, document)
    expect(scans).toBe(before + 10)
    const answer = await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect([answer.status, answer.body.includes(ana.t('p52.err.limit', { n: 10 }))]).toEqual([429, true])
    // Nor is it scanned, which costs more than all the rest (ATK-53).
    expect(scans).toBe(before + 10)
    expect(await standingOf(service, company)).toMatchObject({ refused: 0, suspended: false, links: 0 })
    // Another request of the same case brings no others.
    const again = await issueAgain(ana)
    expect((await sendSigned(ana, standInSigned(again, { cedula: company.document }))).status).toBe(429)
  })
})

describe('a file that cannot be decided', () => {
  it('waits while nobody says whether its certificate is revoked, and is never taken for good', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const since = newest(ana)
    const file = await signedBy(company, ana)
    parts.status = 'unknown'
    await sendSigned(ana, file)
    expect(ana.page.h1).toContain(ana.t('p53.panel'))
    expect(ana.page.words).toContain('No firme otra vez')
    expect(await uploadOf(service, company)).toMatchObject({ state: 'undecided', code: 'REVOCATION_UNKNOWN' })
    expect(await settleAgain(company)).toBe('undecided')
    expect((await standingOf(service, company)).links).toBe(0)

    parts.status = 'good'
    expect(await settleAgain(company)).toBe('accepted')
    expect(await nextMail(ana, company, since)).toBeDefined()
    await ana.open('/solicitud/subir')
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
  })

  it('is revoked by the newest word, and in time by the moment it came', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    parts.status = 'unknown'
    await sendSigned(ana, file)
    // The request ends while the list of revoked certificates cannot be had.
    await change(
      service,
      company,
      `update signed_request set issued_at = issued_at - interval '4 days', expires_at = clock_timestamp() where employer_id = $1`,
    )
    parts.status = 'good'
    expect(await settleAgain(company)).toBe('accepted')

    const other = service.fresh()
    const luis = visit(service)
    const second = await signedBy(other, luis)
    parts.status = 'unknown'
    await sendSigned(luis, second)
    parts.status = 'revoked'
    expect(await settleAgain(other)).toBe('refused')
  })

  it('is not tried again, nor kept, once another request took the place of its own', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    parts.status = 'unknown'
    await sendSigned(ana, file)
    expect(await uploadOf(service, company)).toMatchObject({ state: 'undecided', pieces: 1 })
    await issueAgain(ana)
    const before = parts.read
    expect(await settleAgain(company)).toBe('refused')
    expect(await uploadOf(service, company)).toMatchObject({ code: 'REQUEST_USED', pieces: 0 })
    expect(parts.read).toBe(before)
  })

  it('I-18: of before a restore opens nothing after it, also where it came in before, and may be asked for anew', async () => {
    const [company, other] = [service.fresh(), service.fresh()]
    const [ana, luis] = [visit(service), visit(service)]
    const file = await signedBy(company, ana)
    parts.status = 'unknown'
    await sendSigned(luis, await signedBy(other, luis))
    parts.status = 'good'
    await restore(service)
    expect(await settleAgain(other)).toBe('refused')
    await sendSigned(ana, file).catch(() => undefined)
    expect((await uploadOf(service, company))?.state).not.toBe('accepted')
    for (const one of [company, other]) expect(await standingOf(service, one)).toMatchObject({ links: 0 })
    const again = await issueAgain(ana)
    await sendSigned(ana, standInSigned(again, { cedula: company.document }))
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
  })

  it('goes to an officer after four hours', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    parts.status = 'unknown'
    await sendSigned(ana, file)
    await change(
      service,
      company,
      `update signed_upload set received_at = received_at - interval '4 hours' where employer_id = $1`,
    )
    expect(await settleAgain(company)).toBe('staff')
    expect(await settleAgain(company)).toBe('over')
    await ana.open('/solicitud/subir')
    expect(ana.page.words).toContain('La revisará una persona')
    // The page of the case says that it is the institution's turn.
    await ana.open(`/caso/${caseCodeOn(ana)}`)
    expect(ana.page.words).toContain(ana.t('p96.do.reviewSigned'))
    expect((await standingOf(service, company)).links).toBe(0)
  })

  it('waits while the reader is busy, or the scanner silent, and is not lost', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    parts.isBusy = true
    await sendSigned(ana, file)
    expect(ana.page.words).toContain(ana.t('p53.wait.reading'))
    parts.isBusy = false
    verdict = 'unknown'
    const other = service.fresh()
    const luis = visit(service)
    await sendSigned(luis, await signedBy(other, luis))
    expect(await uploadOf(service, other)).toMatchObject({ state: 'undecided', code: null, pieces: 1 })
    verdict = 'clean'
    expect([await settleAgain(company), await settleAgain(other)]).toEqual(['accepted', 'accepted'])
  })
})

describe('the flag of risk', () => {
  const flagged = async (company: Member) =>
    (
      await service.db.pool.query<{ code: string; flagged: boolean }>(
        `select u.code, u.is_suspicious as flagged from signed_upload u join employer e on e.id = u.employer_id
          where e.identifier = $1 order by u.received_at`,
        [company.identifier],
      )
    ).rows

  it('is raised by a signature of somebody else, and by the third altered file', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    await sendSigned(ana, document)
    for (let n = 0; n < 3; n += 1) await sendSigned(ana, standInSigned(document, { code: 'HASH_MISMATCH' }))
    await sendSigned(ana, standInSigned(document, { cedula: service.fresh().document }))
    expect((await flagged(company)).map(({ code, flagged: is }) => [code, is])).toEqual([
      ['NO_SIGNATURE', false],
      ['HASH_MISMATCH', false],
      ['HASH_MISMATCH', false],
      ['HASH_MISMATCH', true],
      ['SIGNER_NOT_REPRESENTATIVE', true],
    ])
    const [{ parts: composed }] = service.instances as readonly [Service['instances'][0]]
    const found = await composed.casework.suspicions.suspicions(50, null)
    expect(found.filter(({ legalName }) => legalName === company.legalName)).toMatchObject([
      { saidBy: null },
      { saidBy: null },
    ])
  })
})

describe('the registries, asked once more', () => {
  afterEach(() => {
    service.faults.set('taxpayer', 'none')
  })

  it('refuse whoever they name no longer, whatever the certificate says', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    await change(
      service,
      company,
      `update taxpayer_record set representatives = '[{"document":"2400000018","names":"OTRA PERSONA"}]'
        where ruc = (select identifier from employer where id = $1)`,
    )
    await sendSigned(ana, file)
    await settleUntil(company)
    expect(await uploadOf(service, company)).toMatchObject({ code: 'SIGNER_NOT_REPRESENTATIVE', pieces: 0 })
  })

  it('decide nothing while they are out: the file waits', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const file = await signedBy(company, ana)
    service.faults.set('taxpayer', 'down')
    await sendSigned(ana, file)
    expect(ana.page.words).toContain(ana.t('p53.wait.registry'))
    expect(await uploadOf(service, company)).toMatchObject({
      state: 'undecided',
      code: 'REGISTRY_UNAVAILABLE',
    })
    expect((await standingOf(service, company)).links).toBe(0)
  })
})

describe('what only an officer takes', () => {
  it.each([
    ['several signatures', { code: 'MULTIPLE_SIGNATURES' }, 'MULTIPLE_SIGNATURES'],
    ['an authority that nobody has confirmed', { provisional: true }, null],
  ] as const)('is a file of %s', async (_, said, code) => {
    const company = service.fresh()
    const ana = visit(service)
    await sendSigned(ana, await signedBy(company, ana, said))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code, pieces: 1 })
    expect((await standingOf(service, company)).links).toBe(0)
  })

  it('is a letter that was signed elsewhere; never another request of ours', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await issued(ana, company)
    await sendSigned(ana, standInSigned(Buffer.from('%PDF-1.7\ncarta'), { cedula: company.document }))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code: 'SIGNED_ELSEWHERE' })
    expect(ana.page.words).toContain('no es la solicitud que preparamos aquí')
  })

  it('is a .p7m whose signature holds; one that carries nothing is refused', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company)
    const file = standInSigned(wrappedDer(document), { cedula: company.document })
    await sendSigned(ana, file, 'solicitud.pdf.p7m')
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code: null, pieces: 1 })
    expect(await standingOf(service, company)).toMatchObject({ links: 0 })

    const other = service.fresh()
    const luis = visit(service)
    await issued(luis, other)
    await sendSigned(luis, Buffer.from('3082010006092a864886f70d010702a0', 'hex'), 'solicitud.p7m')
    expect(await uploadOf(service, other)).toMatchObject({ state: 'refused', pieces: 0 })
  })

  it('is no letter of somebody else: nobody could accept it, and no officer is asked', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await issued(ana, company)
    const letter = Buffer.from('%PDF-1.7\ncarta')
    await sendSigned(ana, standInSigned(letter, { cedula: '2449999016' }))
    expect(await uploadOf(service, company)).toMatchObject({
      state: 'refused',
      code: 'NOT_THE_ISSUED_DOCUMENT',
      pieces: 0,
    })
    await sendSigned(ana, standInSigned(letter, { cedula: '2449999016', also: [company.document] }))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code: 'SIGNED_ELSEWHERE' })
  })

  it('waits as a letter, too, where the reader is busy when it is read as one', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await issued(ana, company)
    const { reader } = parts
    const { read } = reader
    const letter = standInSigned(Buffer.from('%PDF-1.7\ncarta'), { cedula: company.document })
    // Read once as what was issued, and then as a letter.
    reader.read = (asked) =>
      asked.issued === undefined
        ? Promise.resolve({ ok: false, code: 'busy', detail: undefined } as const)
        : read.call(reader, asked)
    try {
      await sendSigned(ana, letter)
    } finally {
      reader.read = read
    }
    expect(await uploadOf(service, company)).toMatchObject({ state: 'undecided', pieces: 1 })
    expect(await settleAgain(company)).toBe('staff')
  })

  it('is a new representative', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company, { pide: 'representante' })
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code: null })
    expect(await standingOf(service, company)).toMatchObject({ links: 0, state: 'proving' })
  })
})

describe('another mail', () => {
  const wanted = 'nueva@empresa.example'

  it('is begun by the signature, told to those of before, confirmed by itself, and cools', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company, { pide: 'contacto', correo: wanted })
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(ana.page.h1).toContain(ana.t('p53.accepted'))
    const { rows } = await service.db.pool.query<{ state: string; by_signature: boolean; value: string }>(
      `select h.state, h.by_signature, h.value from contact_change h join employer e on e.id = h.employer_id
        where e.identifier = $1`,
      [company.identifier],
    )
    expect(rows).toEqual([{ state: 'newMail', by_signature: true, value: wanted }])
    const told = await service.db.pool.query(
      `select m.template from message m join employer e on e.id = m.employer_id
        where e.identifier = $1 and m.template in ('M-11', 'M-18') order by 1`,
      [company.identifier],
    )
    expect(told.rows).toEqual([{ template: 'M-11' }, { template: 'M-18' }])
    // No key and no link follow from it.
    expect(await standingOf(service, company)).toMatchObject({ links: 0, state: 'proving' })
  })

  it('is registered where there was none, confirmed by its own code, and still cools', async () => {
    const company = service.fresh()
    await change(service, company, `update contact set retired_at = clock_timestamp() where employer_id = $1`)
    const ana = visit(service)
    const own = `propia-${company.document}@empresa.example`
    const document = await issued(ana, company, { pide: 'contacto', correo: own })
    const since = newest(ana)
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    const mail = await mailTo(service, own, since, ana.t('m18.subject'))
    await ana.follow(ana.t('p53.contact.go'))
    await ana.press(ana.t('g.continue'), { codigo: digitsIn(mail) })
    expect(ana.page.path).toBe('/contacto/confirmado?sirve=despues')
    // Nobody of a centre has a say in it, and so the page speaks of none.
    expect(ana.page.words).toContain(ana.t('p53.contact.wait', { plazo: '72 horas' }))
    expect(ana.page.words).not.toContain(ana.t('p82.open.done.body'))
    const { rows } = await service.db.pool.query(
      `select h.state, c.usable_from > clock_timestamp() as cools from contact_change h
         join contact c on c.id = h.contact_id join employer e on e.id = h.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    expect(rows).toEqual([{ state: 'cooling', cools: true }])
  })

  it('is not begun in a case that an officer stopped under suspicion, whenever its request was issued (S-07)', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company, { pide: 'contacto', correo: wanted })
    const code = caseCodeOn(ana)
    await chooseWay(service, code, 'inPerson')
    const vera = await officer(service)
    await comeIn(vera)
    await receive(vera, code)
    await confirmOnPage(vera, code, 'suspicion')
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code: null })
    const { rows } = await service.db.pool.query(
      `select h.state from contact_change h join employer e on e.id = h.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    expect(rows).toEqual([])
  })

  it('that is on record already is for an officer to answer, and no page tells (ATK-16)', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const document = await issued(ana, company, { pide: 'contacto', correo: company.mail ?? '' })
    await sendSigned(ana, standInSigned(document, { cedula: company.document }))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'staff', code: null, pieces: 1 })
    const { rows } = await service.db.pool.query(
      `select r.consumed_at from signed_request r join employer e on e.id = r.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    expect(rows).toEqual([{ consumed_at: null }])
  })

  it('is asked for with the checks of P-81', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.open('/solicitud/datos')
    for (const [correo, key] of [
      ['', 'p81.err.empty'],
      ['nada', 'p81.err.form'],
    ] as const) {
      await ana.submit('/solicitud/datos', { pide: 'contacto', correo })
      expect([ana.page.status, ana.page.words.includes(ana.t(key))]).toEqual([422, true])
    }
  })
})

it('says the same pages in English', async () => {
  const company = service.fresh()
  const ana = visit(service, { lang: 'en' })
  await ana.open('/solicitud')
  expect(ana.page.h1).toBe('Request with an electronic signature')
  await sendSigned(ana, await signedBy(company, ana))
  expect(ana.page.h1).toContain('The signature is correct')
})
