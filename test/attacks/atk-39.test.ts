import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { changesOf, digitsIn, mailTo, propose, signedInAs } from '../support/contact-change.ts'
import { newest, recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const evil = 'evil@evil.example'

attack('ATK-39', 'two addresses instead of one', (scene) => {
  it('no address that a browser sends is ever where a link goes', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'answered' })
    const since = newest(ana)
    const form = await ana.filled('/enlace', service.policy.link.longOffered ? { tiempo: 'short' } : {})
    const [path, body] = ['/enlace', String(new URLSearchParams(form))]
    for (const more of [
      `&correo=${evil}`,
      `&email[]=${evil}`,
      `&email=${company.mail}&email=${evil}`,
      `&to=%0aBcc:${evil}`,
    ])
      expect((await ana.copy().ask(path, { method: 'POST', body: body + more })).status).toBe(400)
    await ana.copy().ask(`${path}?correo=${evil}`, { method: 'POST', body: form })
    await service.inbox.next((mail) => mail.n > since && mail.to === company.mail, AbortSignal.timeout(5_000))
    expect(service.inbox.list(evil)).toEqual([])
    expect(await standingOf(service, company)).toMatchObject({ links: 1 })
  })

  it('a new mail is one address or none, however it is sent', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    await ana.open('/contacto/nuevo')
    const form = await ana.filled('/contacto/nuevo', { clave: company.key ?? '' })
    const one = 'uno@empresa.example'
    const twofold = [
      `${one},${evil}`,
      `${one};${evil}`,
      `${one} ${evil}`,
      `${one}\n${evil}`,
      `${one}%0a${evil}`,
      `<${one}>`,
    ]
    twofold.push(
      `{"correo":"${evil}"}`,
      `["${one}","${evil}"]`,
      `"${one}" <${evil}>`,
      `${one}\r\nBcc: ${evil}`,
    )
    for (const correo of twofold) {
      const { status } = await ana
        .copy()
        .ask('/contacto/nuevo', { method: 'POST', body: { ...form, correo } })
      expect([correo, status]).toEqual([correo, 422])
    }
    for (const more of [`&correo=${evil}`, `&correo[]=${evil}`, `&correo[0]=${one}`, `&cc=${evil}`]) {
      const body = String(new URLSearchParams({ ...form, correo: one })) + more
      expect([more, (await ana.copy().ask('/contacto/nuevo', { method: 'POST', body })).status]).toEqual([
        more,
        400,
      ])
    }
    expect(await changesOf(service, company)).toEqual([])
    expect(service.inbox.list(evil)).toEqual([])
  })

  it('the code goes to the address that was confirmed, once, whatever is sent along with it', async () => {
    const { service } = scene
    const { company, ana } = await signedInAs(service)
    const mail = `solo-uno-${scene.profile}@empresa.example`
    const first = await propose(ana, company, mail)
    const since = newest(ana)
    const body = await ana.filled('/contacto/codigo', { codigo: digitsIn(first) })
    const sent = await ana.copy().ask('/contacto/codigo', { method: 'POST', body: { ...body, correo: evil } })
    expect(sent.status).toBe(400)
    await ana.submit('/contacto/codigo', { codigo: digitsIn(first) })
    await mailTo(service, mail, since, ana.t('m18.subject'))
    expect(service.inbox.list(evil)).toEqual([])
    expect(service.inbox.list(mail)).toHaveLength(1)
  })
})
