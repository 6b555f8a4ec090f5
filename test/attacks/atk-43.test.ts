import { expect, it } from 'vitest'
import { hours, minutes } from '../../src/kernel/time.ts'
import { attack } from '../support/attack.ts'
import {
  atCounter,
  changesOf,
  confirmAt,
  confirmBoth,
  digitsIn,
  mailsOf,
  mailTo,
  notThis,
  onDuty,
  propose,
  proposeAt,
  sayWord,
  signedInAs,
} from '../support/contact-change.ts'
import { letTimePass } from '../support/passing-time.ts'
import { linkOf, mailsTo, newest, nextMail, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-43', 'changing the address, then recovering', (scene) => {
  const evil = (what: string) => `evil-${what}-${scene.profile}@evil.example`

  it('a session without the key begins nothing, and its guesses block the key like any others', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    await ana.open('/contacto/nuevo')
    expect((await ana.press(ana.t('p81.go'), { correo: evil('a'), clave: '' })).status).toBe(422)
    for (let n = 0; n < service.policy.signIn.attempts; n += 1) {
      if (n > 0) await ana.open('/contacto/nuevo')
      await ana.press(ana.t('p81.go'), { correo: evil('a'), clave: `Otra+Clave${n}9` })
    }
    expect(ana.page.code).toBe('CLV-190')
    expect(await changesOf(service, company)).toEqual([])
    await expect.poll(async () => (await standingOf(service, company)).blocked).toBe(true)
    expect((await ana.open('/contacto')).path).toBe('/entrar')
  })

  it('with the key it still takes the code of the old mailbox, which is told at once how to stop it', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    const code = digitsIn(await propose(ana, company, evil('b')))
    await expect.poll(() => mailsTo(ana, company, ana.t('m11.subject')).length).toBe(1)
    expect(mailsTo(ana, company, ana.t('m11.subject'))[0]?.text).toMatch(/\/aviso\/[\w-]+#[\w-]+/)
    for (let n = 0; n < 6; n += 1) {
      await ana.open('/contacto/codigo')
      const body = { ...(await ana.filled('/contacto/anular')), codigo: notThis(code) }
      await ana.ask('/contacto/codigo', { method: 'POST', body })
    }
    // Jumping over the step leads nowhere either.
    expect((await ana.open('/contacto/listo')).path).toBe('/contacto/codigo')
    expect(await mailsOf(service, company)).toEqual([{ value: company.mail, usable: true }])
  })

  it('confirmed on both sides it serves no recovery until the cooling time is over, and open links die at once', async () => {
    const { service } = scene
    const company = service.fresh()
    const victim = visit(service)
    const since = newest(victim)
    await recover(victim, company, { stopAt: 'sent' })
    const { path } = linkOf(await nextMail(victim, company, since))
    const { ana } = await signedInAs(service, company)
    const mail = evil('c')
    await confirmBoth(ana, company, mail)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
    expect((await victim.open(path)).status).toBe(410)

    for (const passed of [0, service.policy.contact.coolOff - hours(1)]) {
      if (passed > 0) await letTimePass(service, company, passed)
      const thief = visit(service)
      const from = newest(thief)
      await recover(thief, company, { stopAt: 'sent' })
      expect((await nextMail(thief, company, from)).to).toBe(company.mail)
    }
    expect(service.inbox.list(mail).filter(({ subject }) => subject === ana.t('m01.subject'))).toEqual([])
  })

  it('a link to the old mailbox that was asked for before the change counted sets no key after it', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    await confirmBoth(ana, company, evil('d'))
    await letTimePass(service, company, service.policy.contact.coolOff - minutes(1))
    const old = visit(service)
    const since = newest(old)
    await recover(old, company, { stopAt: 'sent' })
    const link = linkOf(await nextMail(old, company, since))
    await letTimePass(service, company, minutes(1) + 1)
    expect((await old.open(link.path)).status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
  })

  it('through the staff it cools in full as well, and nobody does it alone', async () => {
    const { service } = scene
    const [officer, approver] = [
      await onDuty(service, ['counter', 'supervisor']),
      await onDuty(service, ['supervisor']),
    ]
    const here = await atCounter(service)
    const mail = evil('e')
    const since = newest(officer.browser)
    await proposeAt(service, here, officer.officer, mail)
    await confirmAt(service, here, await mailTo(service, mail, since, officer.browser.t('m18.subject')))
    expect((await sayWord(officer, here.caseCode, { fallo: 'approve' })).status).toBe(409)
    expect(await mailsOf(service, here.company)).toHaveLength(1)
    await sayWord(approver, here.caseCode, { fallo: 'approve' })
    expect(await mailsOf(service, here.company)).toEqual([
      { value: here.company.mail, usable: true },
      { value: mail, usable: false },
    ])
    // The owner, told by every notice, stops it from the account.
    const owner = visit(service)
    await signIn(owner, here.company, here.company.key ?? '')
    await owner.submit('/contacto/anular')
    expect(await mailsOf(service, here.company)).toEqual([{ value: here.company.mail, usable: true }])
  })
})
