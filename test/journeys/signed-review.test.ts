import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settleSigned } from '../../src/proofs/signatures/app/settle-signed.ts'
import type { SignedUploadId } from '../../src/proofs/signatures/app/request-ports.ts'
import { signedDeskOf } from '../../src/entry/compose/signed-desk.ts'

import { mailHandedOver } from '../support/passing-time.ts'
import { onDuty, type OnDutyColleague } from '../support/contact-change.ts'
import { newest, newKeys, nextMail, openLink } from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { issueAgain, standInParts, standInSigned, uploadOf, type StandIn } from '../support/signed.ts'
import {
  askToAccept,
  decideReview,
  readyToDecide,
  reviewPath,
  takeReview,
  waitingRequest,
  type WaitingRequest,
} from '../support/signed-review.ts'
import { wrappedDer } from '../support/wrapped-der.ts'

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
describe('a file with several signatures', () => {
  it('is accepted by one officer and another person, and leads to the ordinary link and a new key', async () => {
    const one = await several()
    const { ana, company } = one
    expect(ana.page.words).toContain('varias firmas')
    await ana.open(`/caso/${one.code}`)
    expect(ana.page.words).toContain(ana.t('p96.do.reviewSigned'))
    expect(ana.page.words).toContain(ana.t('p96.ev.signedReceived'))

    const { browser } = felipe
    await browser.open('/interno/solicitudes')
    expect(browser.page.words).toContain(browser.t('s11.code.MULTIPLE_SIGNATURES'))
    await browser.follow(one.code)
    await browser.press(browser.t('s11.take'))
    expect(browser.page.words).toContain(browser.t('s11.waits.several'))
    // Nothing but what the machine found first: both signatures are looked at before anybody says yes.
    await browser.press(browser.t('s11.recheck'))
    expect(browser.page.words).toContain(browser.t('s11.came.n', { n: 2 }))
    expect(browser.page.words).not.toContain(company.document)
    expect((await askToAccept(felipe, one, '  ')).status).toBe(422)
    await askToAccept(felipe, one)
    expect(browser.page.words).toContain(browser.t('s11.err.self'))

    const since = newest(ana)
    await decideReview(susana, one, 'approved')
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.state.accepted'))
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
    expect(await actsOf(service, company)).toMatchObject({
      signedFileRechecked: 1,
      signedAcceptanceAsked: 1,
      signedAcceptanceDecided: 1,
      signedRequestAccepted: 1,
      proofObtained: 2,
    })
  })

  it('goes back to who asked, with remarks, and may be asked for again', async () => {
    const one = await several()
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    expect((await decideReview(susana, one, 'returned')).status).toBe(422)
    await decideReview(susana, one, 'returned', 'Compare los nombres.')
    await felipe.browser.open(reviewPath(one.code))
    expect(felipe.browser.page.words).toContain('Compare los nombres.')
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
    await askToAccept(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.err.self'))
  })

  it('is not accepted when the certificate was revoked after it was asked for: the newest status decides', async () => {
    const one = await several()
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    parts.status = 'revoked'
    await decideReview(susana, one, 'approved')
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.err.stale'))
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.code.CERT_REVOKED'))
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
    expect(await standingOf(service, one.company)).toMatchObject({ generation: 1 })
  })

  it('is decided once, whoever presses twice and wherever', async () => {
    const one = await several()
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    const other = await onDuty(service, ['supervisor'])
    const shown = await Promise.all([susana, other].map((each) => readyToDecide(each, one)))
    const done = await Promise.all(
      [susana, other].map(({ browser }, n) =>
        browser.submit(reviewPath(one.code, '/decidir'), { decision: 'approved', llave: shown[n] ?? '' }),
      ),
    )
    expect(done.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
    expect(await actsOf(service, one.company)).toMatchObject({ signedRequestAccepted: 1 })
  })
})

describe('what a machine could not find out', () => {
  it('is never made valid by an officer, and is settled by itself when it is found out (SIGNATURES 8)', async () => {
    const company = service.fresh()
    verdict = 'unknown'
    await expect(waitingRequest(service, {}, { company })).rejects.toThrow('undecided')
    verdict = 'clean'
    parts.status = 'unknown'
    await service.db.pool.query(
      `update signed_upload set received_at = received_at - interval '5 hours'
        where employer_id = (select id from employer where identifier = $1)`,
      [company.identifier],
    )
    await service.db.pool.query(
      `update signed_request set issued_at = issued_at - interval '6 hours'
        where employer_id = (select id from employer where identifier = $1)`,
      [company.identifier],
    )
    const id = (await uploadOf(service, company))?.id as SignedUploadId
    expect(await settleSigned(deskDeps(), id)).toBe('staff')
    const { rows } = await service.db.pool.query<{ code: string }>(
      `select k.code from recovery_case k join employer e on e.id = k.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    const one = { code: rows[0]?.code ?? '' }
    await takeReview(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.accept.not.unknown'))
    expect(felipe.browser.page.html).not.toContain('/aceptar"')
    // The form is not there; whoever posts to its address is told the same.
    const { browser } = felipe
    await browser.press(browser.t('s11.recheck'))
    expect((await uploadOf(service, company))?.state).toBe('staff')
    parts.status = 'good'
    await browser.press(browser.t('s11.recheck'))
    expect(await uploadOf(service, company)).toMatchObject({ state: 'accepted', code: null })
  })

  it('is refused for good where it turns out to be revoked', async () => {
    const one = await waitingRequest(service, { provisional: true })
    await takeReview(felipe, one)
    parts.status = 'revoked'
    await felipe.browser.press(felipe.browser.t('s11.recheck'))
    expect(await uploadOf(service, one.company)).toMatchObject({ state: 'refused', code: 'CERT_REVOKED' })
  })
})

describe('an authority that nobody confirmed', () => {
  it('leaves its signatures to two people', async () => {
    const one = await waitingRequest(service, { provisional: true })
    await takeReview(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.waits.provisional'))
    await askToAccept(felipe, one)
    await decideReview(susana, one, 'approved')
    expect(await uploadOf(service, one.company)).toMatchObject({ state: 'accepted' })
  })
})

describe('what people carry out', () => {
  it('a letter that was signed outside of here: what it is for is read by people, and its signature is checked all the same', async () => {
    const company = service.fresh()
    const one = await waitingRequest(
      service,
      {},
      {
        company,
        file: () =>
          standInSigned(Buffer.from('%PDF-1.7\nSolicito la clave de empleador.\n'), {
            cedula: company.document,
          }),
      },
    )
    expect(await uploadOf(service, company)).toMatchObject({ code: 'SIGNED_ELSEWHERE' })
    await takeReview(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.waits.letter'))
    // What the machine found is that it is not ours: the signature is judged before anybody may say yes.
    expect(felipe.browser.page.html).not.toContain('/aceptar"')
    await felipe.browser.press(felipe.browser.t('s11.recheck'))
    expect(felipe.browser.page.html).toContain('/aceptar"')
    const since = newest(one.ana)
    await askToAccept(felipe, one)
    await decideReview(susana, one, 'approved')
    await nextMail(one.ana, company, since)
    expect(await uploadOf(service, company)).toMatchObject({ state: 'accepted', code: null })
  })

  it('a new representative: it is accepted, told, and changes nothing by itself', async () => {
    const one = await waitingRequest(service, {}, { pide: 'representante' })
    await takeReview(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.waits.representative'))
    await askToAccept(felipe, one)
    const since = newest(one.ana)
    await decideReview(susana, one, 'approved')
    await nextMail(one.ana, one.company, since, one.ana.t('m34.subject'))
    await one.ana.open(`/solicitud/${one.code}`)
    expect(one.ana.page.words).toContain(one.ana.t('p53.recorded'))
    expect(await actsOf(service, one.company)).not.toHaveProperty('proofObtained')
  })

  it('nothing whose request was replaced by another meanwhile, and nothing of it stays written', async () => {
    const one = await several()
    await takeReview(felipe, one)
    await askToAccept(felipe, one)
    await issueAgain(one.ana)
    await decideReview(susana, one, 'approved')
    expect(susana.browser.page.words).toContain(susana.browser.t('s11.err.used'))
    await felipe.browser.open('/interno/solicitudes')
    expect(felipe.browser.page.html).not.toContain(one.code)
    expect((await uploadOf(service, one.company))?.state).toBe('staff')
    expect(await actsOf(service, one.company)).not.toHaveProperty('signedAcceptanceDecided')
    // Nobody looks at it any more, and so it is the person's turn: the new one is to be signed.
    await one.ana.open(`/caso/${one.code}`)
    expect(one.ana.page.words).not.toContain(one.ana.t('p96.do.reviewSigned'))
    expect(one.ana.page.words).toContain(one.ana.t('p96.do.sign'))
  })
})

describe('a .p7m', () => {
  const wrapped = (said: StandIn = {}, content?: Buffer) => {
    const company = service.fresh()
    return waitingRequest(
      service,
      {},
      {
        company,
        file: (document) =>
          standInSigned(wrappedDer(content ?? document), { cedula: company.document, ...said }),
      },
    )
  }

  it('whose signature holds is unwrapped for the officer, and accepted by two people', async () => {
    const one = await wrapped()
    await takeReview(felipe, one)
    const { browser } = felipe
    expect(browser.page.words).toContain(browser.t('s11.waits.wrapped'))
    expect(browser.page.words).toContain(browser.t('s11.wrapped.same'))
    expect(browser.page.words).toContain(browser.t('s11.versions', { confianza: '1', comprobador: '1' }))
    const content = await browser.ask(reviewPath(one.code, '/contenido'))
    expect(content.octets?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(content.headers['content-security-policy']).toBe(
      "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    await askToAccept(felipe, one)
    await decideReview(susana, one, 'approved')
    expect(await uploadOf(service, one.company)).toMatchObject({ state: 'accepted', code: null })
    expect(await actsOf(service, one.company)).toHaveProperty('signedRequestAccepted')
  })

  it('is accepted by nobody once its certificate is revoked', async () => {
    const one = await wrapped()
    await takeReview(felipe, one)
    parts.status = 'revoked'
    await askToAccept(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.accept.not.failed'))
    expect(await actsOf(service, one.company)).not.toHaveProperty('signedAcceptanceAsked')
  })

  it('is not accepted by an officer who says why, and the person is told', async () => {
    const one = await wrapped()
    await takeReview(felipe, one)
    const { browser } = felipe
    expect((await browser.submit(reviewPath(one.code, '/no-aceptar'), {})).status).toBe(422)
    await browser.open(reviewPath(one.code))
    const since = newest(one.ana)
    await browser.submit(reviewPath(one.code, '/no-aceptar'), {
      motivo: 'signatureUnchecked',
      sigue: 'again',
    })
    const mail = await nextMail(one.ana, one.company, since, one.ana.t('m33.subject'))
    expect(mail.text).toContain(one.ana.t('s11.why.signatureUnchecked'))
    await one.ana.open(`/solicitud/${one.code}`)
    expect(one.ana.page.words).toContain(one.ana.t('p53.rejected.again'))
    expect(await uploadOf(service, one.company)).toMatchObject({ state: 'rejected' })
  })

  it('with another document inside says so', async () => {
    const one = await wrapped({}, Buffer.from('<html><script>alert(1)</script>'))
    await takeReview(felipe, one)
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.wrapped.other'))
    const content = await felipe.browser.ask(reviewPath(one.code, '/contenido'))
    expect(content.headers['content-type']).toBe('application/octet-stream')
    expect(String(content.headers['content-disposition'])).toContain('attachment')
  })
})

describe('who is not accepted', () => {
  it.each(['counter', 'video'])('is moved to where they go on: %s', async (sigue) => {
    const one = await several()
    await takeReview(felipe, one)
    const since = newest(one.ana)
    await felipe.browser.submit(reviewPath(one.code, '/no-aceptar'), { motivo: 'jointMissing', sigue })
    expect(felipe.browser.page.words).toContain(felipe.browser.t('s11.state.rejected'))
    const mail = await nextMail(one.ana, one.company, since, one.ana.t('m33.subject'))
    expect(mail.text).toContain(one.ana.t(sigue === 'counter' ? 'm33.next.counter' : 'm33.next.video'))
    const { rows } = await service.db.pool.query('select path from recovery_case where code = $1', [one.code])
    expect(rows).toEqual([{ path: 'inPerson' }])
    await one.ana.open(`/caso/${one.code}`)
    expect(one.ana.page.words).toContain(one.ana.t('p96.ev.signedRejected'))
  })
})
