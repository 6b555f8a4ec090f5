import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { caseCodeOn, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

/** What is made for the browser of a case, beside the pages that every case has. */
const papers = [
  '/documentos',
  '/carta',
  '/carta.pdf',
  '/hoja',
  '/hoja.pdf',
  '/recordatorio',
  '/recordatorio.ics',
]

attack('ATK-50', 'reading other people’s cases', (scene) => {
  it('pages and papers of a case are for its own browser; to others they are as if nobody had made them', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    const code = caseCodeOn(ana)
    const { ana: other } = await scene.at('asked')
    const made = 'CLV-7Q4M-2K9T'
    for (const page of ['', '/retirar', '/comprobante.pdf', '/comprobante.json', ...papers]) {
      for (const stranger of [visit(service), other]) {
        const [theirs, nobodys] = await Promise.all(
          [code, made].map(async (one) => {
            const { status, body } = await stranger.copy().ask(`/caso/${one}${page}`)
            return [status, body.replaceAll(one, '#').replace(/name="f" value="[^"]*"/g, '')]
          }),
        )
        expect([page, theirs]).toEqual([page, nobodys])
      }
    }
    for (const kind of ['pdf', 'json'])
      expect((await ana.ask(`/caso/${code}/comprobante.${kind}`)).status).toBe(200)
  })

  it('papers of an open case are for the browser that opened it, and for none that only found it', async () => {
    const { service } = scene
    const { ana, company } = await scene.at('identified')
    await ana.open('/otras-formas')
    const code = caseCodeOn(ana)
    await ana.open(`/caso/${code}/carta`)
    await ana.submit(`/caso/${code}/carta`, { ciudad: 'Quito' })
    await ana.open(`/caso/${code}/recordatorio`)
    const dia = /<option value="([^"]+)"/.exec(ana.page.html)?.[1] ?? ''
    const body = await ana.filled(`/caso/${code}/recordatorio`, { dia })
    await ana.ask(`/caso/${code}/recordatorio`, { method: 'POST', body })
    await ana.open(`/caso/${code}/carta`)
    const finder = visit(service)
    await finder.open('/caso')
    await finder.submit('/caso', { codigo: code, cedula: company.document.slice(-4) })
    expect(finder.page.path).toBe(`/caso/${code}`)
    for (const page of papers) {
      expect([page, (await ana.ask(`/caso/${code}${page}`)).status]).toEqual([page, 200])
      const { status, body } = await finder.ask(`/caso/${code}${page}`)
      expect([page, status, body.includes(company.identifier)]).toEqual([page, 404, false])
    }
    const { f = '' } = await ana.filled(`/caso/${code}/carta`)
    const forged = await finder.ask(`/caso/${code}/carta`, { method: 'POST', body: { f, ciudad: 'Quito' } })
    expect(forged.status).toBe(404)
  })

  it('codes and references are not counted up, and a session handle of another ends nothing', async () => {
    const { service } = scene
    const codes = new Set<string>()
    const paths = new Set<string>()
    for (let n = 0; n < 5; n += 1) {
      const { ana, link } = await scene.mailed()
      await ana.open('/enlace/enviado')
      codes.add(caseCodeOn(ana).slice(4, 8))
      paths.add(link.path.slice(7, 11))
    }
    expect([codes.size, paths.size]).toEqual([5, 5])
    const [mine, theirs] = [service.fresh(), service.fresh()]
    const owner = visit(service)
    await signIn(owner, theirs, theirs.key ?? '')
    const handles = /name="sesion" value="([^"]+)"/.exec(owner.page.html)?.[1] ?? 'x'
    const thief = visit(service)
    await signIn(thief, mine, mine.key ?? '')
    const { f = '' } = await thief.filled('/salir')
    await thief.ask('/cuenta/sesiones', { method: 'POST', body: { f, sesion: handles } })
    expect(await standingOf(service, theirs)).toMatchObject({ sessions: 1 })
  })
})
