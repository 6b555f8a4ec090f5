import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, attended, caseOf, checkAll, officer, type Officer } from '../support/counter.ts'
import { askOnPage, receive } from '../support/counter-pages.ts'
import type { Member } from '../support/members.ts'
import { block } from '../support/on-file.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { identify, newest, newKeys, nextMail, openLink } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { htmlFindings } from '../support/valid-html.ts'
import { visit } from '../support/visitor.ts'

let service: Service
let vera: Officer
beforeAll(async () => {
  service = await startService({ employers: 48 })
  vera = await officer(service)
  await comeIn(vera)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const recordsOf = async ({ identifier }: Member) =>
  (
    await service.db.pool.query<{
      modality: string
      ended_reason: string | null
      officer_id: string
      subject: Buffer
      consent_version: string
    }>(
      `select b.* from biometric_on_file b join employer e on e.id = b.employer_id
        where e.identifier = $1 order by b.enrolled_at`,
      [identifier],
    )
  ).rows

/** Everything is checked, and the link went out: the page of the record is open to the officer. */
async function approved() {
  const one = await attended(service)
  await receive(vera, one.code)
  await checkAll(service, vera, one.code)
  await askOnPage(vera, one.code)
  const { browser } = vera
  await browser.follow(browser.t('bio.title'))
  expect(browser.page.path).toBe(`/interno/casos/${one.code}/biometria`)
  return one
}

describe('a record of fingerprint or face', () => {
  it('is noted while the person is there, by their own word, and lifts a block later', async () => {
    const { company, code } = await approved()
    const { browser } = vera
    const { t } = browser
    expect(await htmlFindings(browser.page.html)).toEqual([])
    await browser.press(t('bio.go'), { acuerdo: 'si' })
    expect([browser.page.status, browser.page.errors]).toEqual([422, [t('bio.err.modality')]])
    await browser.press(t('bio.go'), { modalidad: 'finger' })
    expect([browser.page.status, browser.page.errors]).toEqual([422, [t('bio.err.consent')]])
    expect(await recordsOf(company)).toEqual([])
    await browser.press(t('bio.go'), { modalidad: 'finger', acuerdo: 'si' })
    expect(browser.page.words).toContain(t('bio.done'))
    const [record] = await recordsOf(company)
    expect(record).toMatchObject({ modality: 'finger', officer_id: vera.duty.id, consent_version: '1' })
    // Nobody's number stands there, nor can it be found out by hashing all of them.
    expect(record?.subject.toString('latin1')).not.toContain(company.document)

    await block(service, company)
    const ana = visit(service)
    await identify(ana, company)
    await ana.open('/desbloqueo/biometria')
    const since = newest(ana)
    await ana.press(ana.t('p31.go'))
    const mail = await nextMail(ana, company, since, ana.t('m25.subject'))
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('g.continue'), { fin: 'seguir' })
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 1 })
    expect((await caseOf(service, code)).case.state.is).not.toBe('completed')
  })

  it('takes the place of the one before, and is erased at the person’s word', async () => {
    const { company } = await approved()
    const { browser } = vera
    const { t } = browser
    await browser.press(t('bio.go'), { modalidad: 'finger', acuerdo: 'si' })
    await browser.press(t('bio.go'), { modalidad: 'both', acuerdo: 'si' })
    expect((await recordsOf(company)).map((one) => one.ended_reason)).toEqual(['replaced', null])
    await browser.press(t('bio.erase'))
    expect(browser.page.words).toContain(t('bio.erased'))
    expect((await recordsOf(company)).map((one) => one.ended_reason)).toEqual(['replaced', 'erased'])
  })

  it('ends with the appointment of the person', async () => {
    const { company } = await approved()
    const { browser } = vera
    await browser.press(browser.t('bio.go'), { modalidad: 'face', acuerdo: 'si' })
    await change(service, company, `delete from representation where employer_id = $1`)
    expect(await recordsOf(company)).toMatchObject([{ ended_reason: 'represents' }])
  })

  it('is noted of nobody before the attendance is approved, nor of whom an attorney stands for', async () => {
    const early = await attended(service)
    await receive(vera, early.code)
    const { browser } = vera
    const { t } = browser
    await browser.open(`/interno/casos/${early.code}/biometria`)
    expect(browser.page.words).toContain(t('bio.err.notNow'))
    expect(browser.page.forms.map(({ action }) => action)).not.toContain(
      `/interno/casos/${early.code}/biometria`,
    )

    const { company, code } = await approved()
    await browser.open(`/interno/casos/${code}/biometria`)
    const body = await browser.filled(`/interno/casos/${code}/biometria`, {
      modalidad: 'finger',
      acuerdo: 'si',
    })
    await service.db.pool.query(
      `update recovery_case set body = jsonb_set(body, '{ledger}', (
         select jsonb_agg(case when proof->>'kind' = 'att' then proof || '{"byAttorney":true}' else proof end)
           from jsonb_array_elements(body->'ledger') proof)) where code = $1`,
      [code],
    )
    const { status } = await browser.ask(`/interno/casos/${code}/biometria`, { method: 'POST', body })
    expect(status).toBe(422)
    expect(await recordsOf(company)).toEqual([])
  })
})

describe('a blocked key before an officer', () => {
  it('is unlocked by the link of the desk too, or a new one is made', async () => {
    const company = service.fresh()
    await block(service, company)
    const one = await attended(service, 'attendedUnlock', company)
    await receive(vera, one.code)
    const since = newest(one.ana)
    await checkAll(service, vera, one.code)
    expect(await ask(service, vera, one.code)).toMatchObject({ ok: true })
    const mail = await nextMail(one.ana, company, since, one.ana.t('m25.subject'))
    await mailHandedOver(service, company)
    await openLink(one.ana, mail)
    expect(one.ana.page.path).toBe('/clave/desbloquear')
    await one.ana.press(one.ana.t('g.continue'), { fin: 'seguir' })
    expect(one.ana.page.path).toBe('/clave/desbloqueada')
    const { browser } = vera
    await browser.open(`/interno/casos/${one.code}/enlace`)
    expect(browser.page.words).toMatch(/Desbloqueó la clave a las \d/)
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 1 })
  })

  it('is never kept where somebody reported it: the same link makes a new one', async () => {
    const company = service.fresh()
    await block(service, company)
    await change(
      service,
      company,
      `insert into employer_report (code, origin, employer_id, handled_at, reported_at)
       values ('CLV-CONT-ESTA', 'notice', $1, clock_timestamp(), clock_timestamp() - interval '35 days')`,
    )
    const one = await attended(service, 'attendedUnlock', company)
    await receive(vera, one.code)
    const since = newest(one.ana)
    await checkAll(service, vera, one.code)
    expect(await ask(service, vera, one.code)).toMatchObject({ ok: true })
    const mail = await nextMail(one.ana, company, since, one.ana.t('m25.subject'))
    await mailHandedOver(service, company)
    await openLink(one.ana, mail)
    expect(one.ana.page.words).toContain(one.ana.t('p12.two.contested'))
    await one.ana.follow(one.ana.t('p12.two.new'))
    await one.ana.press(one.ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 2 })
  })
})
