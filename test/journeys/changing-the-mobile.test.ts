import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EmployerId } from '../../src/kernel/ids.ts'
import { hours } from '../../src/kernel/time.ts'
import {
  atCounter,
  changesOf,
  confirmAt,
  contactsOf,
  digitsIn,
  mailTo,
  notThis,
  onDuty,
  proposeAt,
  signedInAs,
} from '../support/contact-change.ts'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newest, newKeys, recover, signIn } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { codeAt, codesAt, testPhone, withMobile } from '../support/unlock-code.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const phone = testPhone()
let service: Service
/** Without a gateway for text messages. */
let without: Service
beforeAll(async () => {
  ;[service, without] = await Promise.all([
    startService({ profile: 'as-described', instances: 2, texting: phone.texting }),
    startService({ profile: 'as-described' }),
  ])
})
afterAll(() => Promise.all([service.stop(), without.stop()]))
afterEach(() => expect([...service.faultLines(), ...without.faultLines()]).toEqual([]))

let serial = 0
/** As somebody types it, and as it is written down. */
function freshMobile() {
  serial += 1
  const last = String(3_000 + serial)
  return { typed: `099 000 ${last}`, number: `+59399000${last}` }
}
const another = ({ typed }: ReturnType<typeof freshMobile>) => ({ celular: typed })
const ask = (ana: Visitor, company: Member, said: Readonly<Record<string, string>>) =>
  ana.submit('/contacto/celular', { clave: company.key ?? '', ...said })

/** The mailbox on record was asked; gives the digits of its mail. */
async function asked(ana: Visitor, company: Member, said: Readonly<Record<string, string>>) {
  const since = newest(ana)
  await ana.open('/contacto/celular')
  await ask(ana, company, said)
  expect(ana.page.path).toBe('/contacto/codigo')
  return digitsIn(await mailTo(ana.service, company.mail ?? '', since, ana.t('m47.subject')))
}
async function confirmMailbox(ana: Visitor, company: Member, said: Readonly<Record<string, string>>) {
  await ana.press(ana.t('g.continue'), { codigo: await asked(ana, company, said) })
}
async function confirmBoth(
  ana: Visitor,
  company: Member,
  mobile: ReturnType<typeof freshMobile>,
  said: Readonly<Record<string, string>> = another(mobile),
) {
  await confirmMailbox(ana, company, said)
  expect(ana.page.h1).toBe(ana.t('p82.title.phone'))
  await ana.press(ana.t('g.continue'), { codigo: await codeAt(phone, mobile.number) })
}
const mobilesOf = async ({ identifier }: Member) =>
  (
    await service.db.pool.query<{ value: string; usable: boolean }>(
      `select c.value, c.confirmed_at is not null and c.usable_from <= clock_timestamp() as usable
         from contact c join employer e on e.id = c.employer_id
        where e.identifier = $1 and c.kind = 'phone' and c.retired_at is null order by c.confirmed_at`,
      [identifier],
    )
  ).rows
const idOf = async ({ identifier }: Member): Promise<EmployerId> => {
  const { rows } = await service.db.pool.query<{ id: EmployerId }>(
    'select id from employer where identifier = $1',
    [identifier],
  )
  if (rows[0] === undefined) throw new Error('no employer')
  return rows[0].id
}
const told = (ana: Visitor, company: Member) =>
  service.inbox.list(company.mail ?? '').filter(({ subject }) => subject === ana.t('m48.subject'))

describe('registering a mobile', () => {
  it('asks for the key, the mailbox and the mobile itself, and then for time', async () => {
    const { company, ana } = await signedInAs(service)
    const mobile = freshMobile()
    await ana.open('/cuenta')
    await ana.follow(ana.t('u01.phone.change'))
    expect([ana.page.h1, ana.page.words.includes(ana.t('p84.none'))]).toEqual([ana.t('p84.title'), true])
    await confirmBoth(ana, company, mobile)
    expect([ana.page.path, ana.page.h1]).toEqual(['/contacto/listo', ana.t('p83.phone.panel')])
    // No more of a number than its last digits stands on a page or in a mail.
    expect(ana.page.html).not.toContain(mobile.number.slice(-9))
    await expect.poll(() => told(ana, company).length).toBe(2)
    for (const { text } of told(ana, company)) {
      expect(text).not.toContain(mobile.number.slice(-9))
      expect(text).toContain('/aviso/')
    }
    expect(await mobilesOf(company)).toEqual([{ value: mobile.number, usable: false }])
    await ana.open('/cuenta/historial')
    for (const act of ['contactProposed', 'contactConfirmed', 'contactChanged'] as const)
      expect(ana.page.words).toContain(ana.t(`hist.act.${act}`))

    await letTimePass(service, company, hours(72) + 60)
    expect(await mobilesOf(company)).toEqual([{ value: mobile.number, usable: true }])
    // What is told to registered mobiles is told to it from here on (ATK-36).
    const other = visit(service)
    await recover(other, company)
    await expect
      .poll(() =>
        phone.store.list(mobile.number).some(({ text }) => text.startsWith('La clave de su empresa')),
      )
      .toBe(true)
  })

  it('takes the place of the former one when its time is over, and not before', async () => {
    const { company, ana } = await signedInAs(service)
    const former = await withMobile(service, company)
    const mobile = freshMobile()
    await confirmBoth(ana, company, mobile, { que: 'otro', ...another(mobile) })
    expect(await mobilesOf(company)).toEqual([
      { value: former, usable: true },
      { value: mobile.number, usable: false },
    ])
    // Whoever has the former one hears of it, on it, at once.
    await expect
      .poll(() => phone.store.list(former).filter(({ text }) => text.startsWith('Pidieron cambiar')).length)
      .toBe(1)
    await letTimePass(service, company, hours(72) + 60)
    await expect.poll(() => mobilesOf(company)).toEqual([{ value: mobile.number, usable: true }])
    await signIn(ana, company, company.key ?? '')
    await ana.open('/contacto/listo')
    expect(ana.page.h1).toBe(ana.t('p83.phone.done'))
  })

  it('sends nothing to the number before the mailbox on record has said yes (CHANNELS, pumping)', async () => {
    const { company, ana } = await signedInAs(service)
    const mobile = freshMobile()
    const code = await asked(ana, company, another(mobile))
    await ana.press(ana.t('g.continue'), { codigo: notThis(code) })
    expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-250'])
    expect(phone.store.list(mobile.number)).toEqual([])
    expect(await mobilesOf(company)).toEqual([])
  })

  it('sends a number no more codes than its limits, says so, and takes nothing for what did not go out', async () => {
    const { numberHourMax } = service.policy.text
    const mobile = freshMobile()
    // Whoever asks: the number is counted, and not who wants it.
    for (let n = 0; n < numberHourMax; n += 1) {
      const { company, ana } = await signedInAs(service)
      await confirmMailbox(ana, company, another(mobile))
      await codeAt(phone, mobile.number, n)
    }
    const { company, ana } = await signedInAs(service)
    await confirmMailbox(ana, company, another(mobile))
    expect(ana.page.words).toContain(ana.t('p82.text.none', { fin: mobile.number.slice(-3) }))
    await change(
      service,
      company,
      `with earlier as (
         update message set created_at = created_at - interval '5 minutes' where employer_id = $1 and change_id is not null)
       update contact_change set started_at = started_at - interval '5 minutes' where employer_id = $1`,
    )
    for (let n = 0; n < service.policy.contact.codesPerDay; n += 1) {
      await ana.press(ana.t('p82.again'))
      expect([ana.page.status, ana.page.code]).toEqual([429, 'CLV-253'])
    }
    expect(codesAt(phone, mobile.number)).toHaveLength(numberHourMax)
    // The day's codes of this employer are its own: another number is asked for at once.
    await ana.press(ana.t('p83.stop'))
    expect(ana.page.words).toContain(ana.t('p84.ended.withdrawn'))
    await asked(ana, company, another(freshMobile()))
  })

  it('uses up no code of a number that is on record for somebody else (ATK-42)', async () => {
    const owner = service.fresh()
    const number = await withMobile(service, owner)
    const { company, ana } = await signedInAs(service)
    await confirmMailbox(ana, company, { celular: `0${number.slice(-9)}` })
    await codeAt(phone, number)
    const [first] = service.instances
    const subject = first?.parts.phoneCodes.countDigest('number', number)
    const { rows } = await service.db.pool.query('select 1 from text_count where subject = $1', [subject])
    expect(rows).toEqual([])
  })

  it('is counted for the network it is asked from, as every code to a mobile is (CHANNELS 4)', async () => {
    const company = service.fresh()
    const ana = visit(service, { network: '198.51.249.7' })
    await signIn(ana, company, company.key ?? '')
    const mobile = freshMobile()
    await confirmMailbox(ana, company, another(mobile))
    await codeAt(phone, mobile.number)
    const counted = async () => {
      const { rows } = await service.db.pool.query<{ n: number }>(
        'select cardinality(asked_at) as n from text_count where subject = $1',
        [service.instances[0]?.parts.phoneCodes.countDigest('network', '198.51.249.7')],
      )
      return rows[0]?.n
    }
    expect(await counted()).toBe(1)
    await change(
      service,
      company,
      `with earlier as (
         update text_message set created_at = created_at - interval '5 minutes' where employer_id = $1),
       mails as (update message set created_at = created_at - interval '5 minutes' where employer_id = $1)
       update contact_change set started_at = started_at - interval '5 minutes' where employer_id = $1`,
    )
    await ana.press(ana.t('p82.again'))
    expect(ana.page.words).toContain(ana.t('p82.again.done'))
    expect(await counted()).toBe(2)
  })

  it('has five tries for the code of the mobile, and another code brings no others', async () => {
    const { company, ana } = await signedInAs(service)
    const mobile = freshMobile()
    await confirmMailbox(ana, company, another(mobile))
    const right = await codeAt(phone, mobile.number)
    for (const left of [4, 3, 2, 1, 0]) {
      await ana.press(ana.t('g.continue'), { codigo: notThis(right) })
      if (left > 0) expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: left }))
    }
    expect(ana.page.words).toContain(ana.t('p82.spent'))
    await ana.press(ana.t('p83.stop'))
    expect([ana.page.path, ana.page.words.includes(ana.t('p84.ended.withdrawn'))]).toEqual([
      '/contacto/celular',
      true,
    ])
    expect(await mobilesOf(company)).toEqual([])
  })

  it('is refused with what to mend: no number, a landline, the one on record, the wrong key', async () => {
    const { company, ana } = await signedInAs(service)
    const former = await withMobile(service, company)
    await ana.open('/contacto/celular')
    const wrong = async (said: Readonly<Record<string, string>>) => {
      await ask(ana, company, said)
      return [ana.page.status, ana.page.words] as const
    }
    const right = { que: 'otro', celular: `0${former.slice(-9)}` }
    for (const [said, words] of [
      [{ que: '', celular: '' }, ana.t('p84.err.what')],
      [{ que: 'otro', celular: '' }, ana.t('p84.err.empty')],
      [{ que: 'otro', celular: '02 200 0482' }, ana.t('p43.err.tel')],
      [right, ana.t('p84.err.same')],
      [{ ...right, celular: '0990009999', clave: '' }, ana.t('u01.err.key')],
      [{ ...right, celular: '0990009999', clave: 'Otra+99clave' }, ana.t('p81.err.key', { n: 4 })],
    ] as const) {
      const [status, page] = await wrong(said)
      expect([status, page.includes(words)], words).toEqual([422, true])
    }
    expect(await changesOf(service, company)).toEqual([])
  })
})

describe('taking the mobile off the record', () => {
  it('is done as soon as the mailbox says yes: a number that is somebody else’s gets nothing more', async () => {
    const { company, ana } = await signedInAs(service)
    const former = await withMobile(service, company)
    await ana.open('/contacto/celular')
    expect(ana.page.html).not.toContain(former.slice(-9))
    await confirmMailbox(ana, company, { que: 'quitar' })
    expect([ana.page.path, ana.page.h1]).toEqual(['/contacto/listo', ana.t('p83.phone.gone')])
    expect(await mobilesOf(company)).toEqual([])
    const gone = await contactsOf(service).changes.latest(await idOf(company))
    expect(gone?.state).toMatchObject({ is: 'done' })
    // It was over when the mailbox said yes, and has no contact that says when.
    expect(gone?.state.is === 'done' && Date.now() - gone.state.at < 60_000).toBe(true)
    await expect.poll(() => told(ana, company).length).toBe(2)
    const before = phone.store.list(former).length
    await recover(visit(service), company)
    expect((await standingOf(service, company)).generation).toBe(2)
    expect(phone.store.list(former)).toHaveLength(before)
    // And another one may be registered.
    await signIn(ana, company, newKeys['as-described'])
    await ana.open('/contacto/celular')
    expect(ana.page.words).toContain(ana.t('p84.none'))
  })

  it('is not done with the key alone (ATK-43)', async () => {
    const { company, ana } = await signedInAs(service)
    const former = await withMobile(service, company)
    const code = await asked(ana, company, { que: 'quitar' })
    await ana.press(ana.t('g.continue'), { codigo: notThis(code) })
    expect(await mobilesOf(company)).toEqual([{ value: former, usable: true }])
    await ana.press(ana.t('p83.stop'))
    expect(await mobilesOf(company)).toEqual([{ value: former, usable: true }])
  })
})

describe('a change of mobile', () => {
  it('and one of mail wait for each other', async () => {
    const { company, ana } = await signedInAs(service)
    await confirmMailbox(ana, company, another(freshMobile()))
    expect((await ana.open('/contacto')).path).toBe('/contacto/codigo')
    await ana.open('/cuenta')
    expect(ana.page.words).toContain('Todavía no cambió nada')
    await ana.submit('/contacto/anular')
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'withdrawn' }])
  })

  it('is stopped by “it was not me” of its notice, also while it cools (I-11, ATK-43)', async () => {
    const { company, ana } = await signedInAs(service)
    await confirmBoth(ana, company, freshMobile())
    await expect.poll(() => told(ana, company).length).toBe(2)
    const [, path = '', token = ''] =
      /(\/aviso\/[\w-]+)#([\w-]+)/.exec(told(ana, company)[0]?.text ?? '') ?? []
    const owner = visit(service)
    await owner.open(path)
    await owner.submit(path, { token })
    expect(owner.page.path).toContain('/aviso/detenido/')
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'reported' }])
    expect(await mobilesOf(company)).toEqual([])
  })

  it('is stopped by a recovery (I-21)', async () => {
    const { company, ana } = await signedInAs(service)
    const mobile = freshMobile()
    await confirmBoth(ana, company, mobile)
    await recover(visit(service), company)
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'keySet' }])
    expect(await mobilesOf(company)).toEqual([])
  })

  it('needs a mailbox on record, and says where one is registered', async () => {
    const { company, ana } = await signedInAs(service)
    await change(
      service,
      company,
      `update contact set retired_at = clock_timestamp() where employer_id = $1 and kind = 'mail'`,
    )
    await ana.open('/contacto/celular')
    expect(ana.page.forms.some(({ action }) => action === '/contacto/celular')).toBe(false)
    await ana.follow(ana.t('p84.mail.go'))
    expect(ana.page.path).toBe('/contacto')
  })

  it('is confirmed by no code on the page of an older case, whoever types it', async () => {
    const here = await atCounter(service)
    const vera = await onDuty(service, ['counter'])
    const since = newest(visit(service))
    const mail = `nueva-${(serial += 1)}@empresa.example`
    await proposeAt(service, here, vera.officer, mail)
    const old = digitsIn(await mailTo(service, mail, since, visit(service).t('m18.subject')))
    await confirmAt(service, here, await mailTo(service, mail, since, visit(service).t('m18.subject')))
    expect(old).toMatch(/^\d{6}$/)
    await service.db.pool.query(
      `update contact_change set state = 'ended', ended_at = clock_timestamp(), ended_reason = 'refused'
        where employer_id = $1`,
      [here.employerId],
    )
    const ana = visit(service)
    await signIn(ana, here.company, here.company.key ?? '')
    const code = await asked(ana, here.company, another(freshMobile()))
    const stranger = visit(service)
    await stranger.open(`/contacto/confirmar/${here.caseCode}`)
    await stranger.press(stranger.t('g.continue'), { codigo: code })
    expect(stranger.page.status).toBe(422)
    expect(await changesOf(service, here.company)).toMatchObject([
      { state: 'ended' },
      { state: 'presentMail' },
    ])
    // Nor does it take one of the tries.
    await ana.press(ana.t('g.continue'), { codigo: notThis(code) })
    expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: 4 }))
  })

  it('that cannot be begun says so in its own words, with a way on', async () => {
    const { company, ana } = await signedInAs(service)
    for (let n = 0; n < service.policy.contact.codesPerDay; n += 1) {
      await asked(ana, company, another(freshMobile()))
      await ana.press(ana.t('p83.stop'))
    }
    await ana.open('/contacto/celular')
    await ask(ana, company, another(freshMobile()))
    expect([ana.page.status, ana.page.code, ana.page.h1]).toEqual([429, 'CLV-253', ana.t('p84.title')])
    expect(ana.page.words).toContain(ana.t('p84.limit'))
    await ana.follow(ana.t('p83.account'))
    expect(ana.page.path).toBe('/cuenta')
  })

  it('is for whoever is signed in', async () => {
    expect((await visit(service).open('/contacto/celular')).path).toBe('/entrar')
  })
})

describe('where no messages are sent', () => {
  it('nobody is offered a mobile who has none, and one that is on record can be taken off', async () => {
    const { company, ana } = await signedInAs(without)
    await ana.open('/cuenta')
    expect(ana.page.words).not.toContain(ana.t('u01.phone.change'))
    await ana.open('/contacto/celular')
    expect(ana.page.words).toContain(ana.t('p84.away'))

    await withMobile(without, company)
    await ana.open('/cuenta')
    await ana.follow(ana.t('u01.phone.change'))
    const since = newest(ana)
    await ask(ana, company, {})
    const code = digitsIn(await mailTo(without, company.mail ?? '', since, ana.t('m47.subject')))
    expect(await changesOf(without, company)).toMatchObject([{ value: null }])
    await ana.press(ana.t('g.continue'), { codigo: code })
    expect(ana.page.h1).toBe(ana.t('p83.phone.gone'))
  })
})
