import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signedDeskOf } from '../../src/entry/compose/signed-desk.ts'
import { decideAcceptance } from '../../src/desk/app/signed-decide.ts'
import { rejectSigned } from '../../src/desk/app/signed-reject.ts'
import { findSigned } from '../../src/desk/app/signed-view.ts'
import type { AcceptanceId } from '../../src/proofs/signatures/domain/review.ts'
import { instant } from '../../src/kernel/time.ts'
import { centre, goesTo, placeAt } from '../support/centres.ts'
import { onDuty, type OnDutyColleague } from '../support/contact-change.ts'
import { chooseWay, officer } from '../support/counter.ts'
import { confirmOnPage, receive } from '../support/counter-pages.ts'
import { actsOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { standInParts, uploadOf } from '../support/signed.ts'
import {
  askToAccept,
  decideReview,
  reviewPath,
  takeReview,
  waitingRequest,
  type WaitingRequest,
} from '../support/signed-review.ts'

const parts = standInParts()
let service: Service
let felipe: OnDutyColleague
let susana: OnDutyColleague
let verdict: 'clean' | 'unknown' = 'clean'
beforeAll(async () => {
  service = await startService({
    profile: 'as-described',
    employers: 96,
    instances: 2,
    signatures: parts,
    scanner: { scan: () => Promise.resolve(verdict) },
  })
  felipe = await onDuty(service, ['signatures'])
  susana = await onDuty(service, ['supervisor'])
})
afterAll(() => service.stop())
beforeEach(() => {
  parts.status = 'good'
  parts.isBusy = false
  verdict = 'clean'
})
afterEach(() => expect(service.faultLines()).toEqual([]))

const deskDeps = () => {
  const [instance] = service.instances
  if (instance === undefined) throw new Error('no instance')
  return signedDeskOf(instance.parts)
}
const several = async (): Promise<WaitingRequest> => {
  const company = service.fresh()
  return waitingRequest(service, { also: [company.document] }, { company })
}
describe('four eyes', () => {
  it('are two natural persons: nobody decides about what they asked for, whatever roles they hold (I-12, ATK-48)', async () => {
    const both = await onDuty(service, ['signatures', 'supervisor'])
    const one = await several()
    await takeReview(both, one)
    await askToAccept(both, one)
    expect(both.browser.page.words).toContain(both.browser.t('s11.err.self'))
    expect(both.browser.page.html).not.toContain('name="decision"')
    const { rows } = await service.db.pool.query<{ id: string; digest: string }>(
      `select a.id, encode(a.digest, 'hex') as digest from signed_acceptance a where a.upload_id = $1`,
      [one.uploadId],
    )
    const [asked] = rows
    if (asked === undefined) throw new Error('nothing was asked for')
    // The page has no form for them; what it would send is refused by the act itself.
    const deps = deskDeps()
    const seen = await findSigned(deps, one.code)
    if (seen === undefined) throw new Error('no request')
    const decided = {
      id: asked.id as AcceptanceId,
      decision: 'approved',
      reason: '',
      digest: asked.digest,
    } as const
    const passkey = { raw: '', issued: undefined, now: instant(0) }
    const of = ({ officer, id }: OnDutyColleague) => ({
      ...officer,
      id,
      name: '',
      centreId: null,
      previousAt: null,
    })
    expect(await decideAcceptance(deps, of(both), seen, { ...decided, passkey })).toMatchObject({
      code: 'self',
    })
    // Nor does another account of theirs.
    const twin = { ...of(susana), person: both.officer.person }
    expect(await decideAcceptance(deps, twin, seen, { ...decided, passkey })).toMatchObject({ code: 'self' })
    // Nor does the database, whatever the code above forgets.
    await expect(
      service.db.pool.query(
        `update signed_acceptance set decision = 'approved', decided_by = $2, decided_at = clock_timestamp() where id = $1`,
        [asked.id, both.id],
      ),
    ).rejects.toThrow()
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
  })

  it('decide nothing about a case that has ended, whatever was asked for (a new representative, too)', async () => {
    const one = await waitingRequest(service, {}, { pide: 'representante' })
    const late = await waitingRequest(service, {}, { pide: 'representante' })
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    await takeReview(felipe, late)
    for (const { ana, code } of [one, late]) {
      await ana.open(`/caso/${code}/retirar`)
      await ana.submit(`/caso/${code}/retirar`)
    }
    await decideReview(susana, one, 'approved')
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.err.used'))
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
    expect(await actsOf(service, one.company)).not.toHaveProperty('signedRequestAccepted')

    expect((await askToAccept(felipe, late)).status).toBe(422)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.err.over'))
    // Nobody is asked about it any more.
    await felipe.browser.open('/interno/solicitudes')
    expect(felipe.browser.page.html).not.toContain(late.code)
  })

  it('carry out nothing in a case that was stopped under suspicion meanwhile', async () => {
    const one = await waitingRequest(service, {}, { pide: 'representante' })
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    await chooseWay(service, one.code, 'inPerson')
    const vera = await officer(service)
    await comeIn(vera)
    await receive(vera, one.code)
    await confirmOnPage(vera, one.code, 'suspicion')
    await decideReview(susana, one, 'approved')
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.err.blocked'))
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
  })

  it('are never those of the representative: neither reviews nor decides about their own company (ATK-48)', async () => {
    const one = await several()
    const deps = deskDeps()
    const self = (document: string) => async (colleague: OnDutyColleague) => {
      await service.db.pool.query('update staff_member set person = $2 where id = $1', [
        colleague.id,
        Buffer.from(deps.personDigest(document), 'hex'),
      ])
      return colleague
    }
    const own = await self(one.company.document)(await onDuty(service, ['signatures', 'supervisor']))
    await takeReview(own, one)
    expect((await askToAccept(own, one)).status).toBe(422)
    expect(own.browser.page.words).toContain(own.browser.t('s11.err.conflict'))
    await own.browser.open(reviewPath(one.code))
    await own.browser.submit(reviewPath(one.code, '/soltar'))
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    await decideReview(own, one, 'approved')
    expect(own.browser.page.words).toContain(own.browser.t('s11.err.conflict'))
    expect(await actsOf(service, one.company)).toMatchObject({ conflictRefused: 2 })
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
  })

  it('need a passkey: without one, or with that of somebody else, nothing is decided', async () => {
    const one = await several()
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    await susana.browser.open(reviewPath(one.code))
    const sent = await susana.browser.submit(reviewPath(one.code, '/decidir'), {
      decision: 'approved',
      llave: '{}',
    })
    expect(sent.status).toBe(422)
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.err.passkey'))
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
  })
})

describe('who reviews', () => {
  it('has taken it: whoever has not is told so, and two who ask at once are not both told yes', async () => {
    const one = await several()
    const other = await onDuty(service, ['signatures'])
    await felipe.browser.open(reviewPath(one.code))
    await other.browser.open(reviewPath(one.code))
    await Promise.all([felipe, other].map(({ browser }) => browser.submit(reviewPath(one.code, '/tomar'))))
    const { rows } = await service.db.pool.query<{ taken_by: string }>(
      'select taken_by from signed_review where upload_id = $1',
      [one.uploadId],
    )
    const [mine, theirs] = rows[0]?.taken_by === felipe.id ? [felipe, other] : [other, felipe]
    await theirs.browser.open(reviewPath(one.code))
    expect(theirs.browser.page.html).not.toContain('/aceptar"')
    const deps = deskDeps()
    const seen = await findSigned(deps, one.code)
    if (seen === undefined) throw new Error('no request')
    const officer = { ...theirs.officer, name: '', centreId: null, previousAt: null }
    expect(await rejectSigned(deps, officer, seen, { reason: 'unreadable', next: 'again' })).toMatchObject({
      code: 'notMine',
    })
    await mine.browser.open(reviewPath(one.code))
    await mine.browser.submit(reviewPath(one.code, '/soltar'))
    await takeReview(theirs, one)
    expect(theirs.browser.page.html).toContain('/aceptar"')
  })
})

describe('ATK-50: what is of another centre', () => {
  it('is as if it did not exist, page, file and act alike, and the try is in the log', async () => {
    const [here, there] = [await centre(service), await centre(service)]
    const one = await several()
    await goesTo(service, one.code, there)
    const local = await onDuty(service, ['signatures'])
    await placeAt(service, local, here)
    await local.browser.open('/interno/solicitudes')
    expect(local.browser.page.html).not.toContain(one.code)
    for (const more of ['', '/emitida', '/informe.json', `/archivo/${one.uploadId}`, '/reto']) {
      const answer = await local.browser.ask(reviewPath(one.code, more))
      const nowhere = await local.browser.ask(reviewPath('CLV-7Q4M-2K9T', more))
      expect([answer.status, answer.body.replaceAll(one.code, '')]).toEqual([
        404,
        nowhere.body.replaceAll('CLV-7Q4M-2K9T', ''),
      ])
    }
    expect(await actsOf(service, one.company)).toMatchObject({ sightRefused: 5 })
    await goesTo(service, one.code, here)
    await local.browser.open('/interno/solicitudes')
    expect(local.browser.page.html).toContain(one.code)
  })

  it('nor is a file of another case found by its id', async () => {
    const [one, other] = [await several(), await several()]
    const file = await felipe.browser.ask(reviewPath(one.code, `/archivo/${one.uploadId}`))
    expect([file.status, file.octets?.equals(one.file)]).toEqual([200, true])
    expect((await felipe.browser.ask(reviewPath(one.code, `/archivo/${other.uploadId}`))).status).toBe(404)
  })

  it('is not for roles that do not review: the page does not exist for them', async () => {
    const one = await several()
    const clerk = await onDuty(service, ['counter', 'information', 'audit', 'technical', 'parameters'])
    for (const path of ['/interno/solicitudes', reviewPath(one.code), reviewPath(one.code, '/informe.json')])
      expect((await clerk.browser.ask(path)).status).toBe(404)
  })
})

describe('the files, for whoever opens them (ATK-55, ATK-56)', () => {
  it('are downloads that run nothing, each look is in the log, and numbers of persons are masked in the report', async () => {
    const one = await several()
    const answers = await Promise.all(
      [`/archivo/${one.uploadId}`, '/emitida', '/informe.json'].map((more) =>
        felipe.browser.ask(reviewPath(one.code, more)),
      ),
    )
    for (const { status, headers } of answers) {
      expect(status).toBe(200)
      expect(headers['content-security-policy']).toBe(
        "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      expect(String(headers['content-disposition'])).toMatch(/^attachment; filename="CLV-[\w-]+\.\w+"$/)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
    const report = answers[2]?.body ?? ''
    expect(report).not.toContain(one.company.document)
    expect(JSON.parse(report)).toMatchObject({
      case: one.code,
      received: { code: 'MULTIPLE_SIGNATURES' },
      signatures: [
        { evidence: { revocation: [{ by: 'crl', depth: 0 }], trustVersion: 1, judgeVersion: 1 } },
        ...(JSON.parse(report) as { signatures: unknown[] }).signatures.slice(1),
      ],
    })
    expect(await actsOf(service, one.company)).toMatchObject({ documentSeen: 3 })
  })

  it('without a clear verdict of the scanner are shown to nobody', async () => {
    const one = await several()
    await service.db.pool.query('update signed_upload set scanned = false where id = $1', [one.uploadId])
    const answer = await felipe.browser.ask(reviewPath(one.code, `/archivo/${one.uploadId}`))
    expect(answer.status).not.toBe(200)
    await takeReview(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.accept.not.unscanned'))
  })
})
