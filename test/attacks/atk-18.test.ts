import { expect, it } from 'vitest'
import { syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { attack } from '../support/attack.ts'
import { caseCodeOn } from '../support/recover.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** What is random in every answer, or stands in it because it was typed. */
const shapeOf = ({ page }: Visitor, typed: readonly string[]) => {
  const blank = (text: string) => typed.reduce((left, one) => left.replaceAll(one, '#'), text)
  return JSON.stringify([
    page.status,
    blank(page.path),
    blank(page.html)
      .replace(/CLV-\w{4}-\w{4}/g, '#')
      .replace(/name="f" value="[^"]*"/g, '')
      .replace(/\d\d:\d\d/g, ''),
    Object.keys(page.headers),
  ])
}

attack('ATK-18', 'enumerating through the side doors', (scene) => {
  it('the look-up of a case: a code that nobody has and wrong digits are one answer, and run out alike', async () => {
    const { company, ana } = await scene.at('asked')
    const code = caseCodeOn(ana)
    expect(code).not.toBe('')
    const wrong = company.document.endsWith('1111') ? '2222' : '1111'
    const answers: string[][] = [[], []]
    for (const [n, asked] of [code, 'CLV-7Q4M-2K9T'].entries()) {
      for (let tries = 0; tries < 12; tries += 1) {
        const stranger = visit(scene.service)
        await stranger.open('/caso')
        await stranger.submit('/caso', { codigo: asked, cedula: wrong })
        answers[n]?.push(shapeOf(stranger, [asked, wrong]))
      }
    }
    expect(answers[1]).toEqual(answers[0])
  })

  it('"it was not me" from the start page says the same of every number', async () => {
    const { E1, E7, H1, N1 } = scene.service.cast
    const shapes: string[] = []
    for (const ruc of [E1, E7, H1, N1]
      .map(({ identifier }) => identifier)
      .concat(syntheticCompanyRuc(9_998))) {
      const stranger = visit(scene.service)
      await stranger.open('/aviso')
      await stranger.submit('/aviso', { ruc, contacto: 'alguien@otra.example' })
      shapes.push(shapeOf(stranger, [ruc]))
    }
    expect(new Set(shapes).size).toBe(1)
  })

  it('a link, a report or a receipt that nobody made is the same as one of somebody else', async () => {
    const { ana, link } = await scene.mailed()
    await ana.open('/enlace/enviado')
    const code = caseCodeOn(ana)
    const pairs = [
      [`/caso/${code}/comprobante.pdf`, '/caso/CLV-7Q4M-2K9T/comprobante.pdf'],
      [`/caso/${code}`, '/caso/CLV-7Q4M-2K9T'],
      [`/caso/${code}/retirar`, '/caso/CLV-7Q4M-2K9T/retirar'],
      [link.path.replace('/clave/', '/aviso/'), '/aviso/abcdefghijkl'],
    ] as const
    for (const [real, made] of pairs) {
      const [one, other] = [visit(scene.service), visit(scene.service)]
      await one.open(real)
      await other.open(made)
      const typed = [code, 'CLV-7Q4M-2K9T', real, made]
      expect([real, shapeOf(one, typed)]).toEqual([real, shapeOf(other, typed)])
    }
  })
})
