import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { attack, type Scene } from '../support/attack.ts'
import type { Member } from '../support/members.ts'
import { answerTo, identify } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit, type Visitor } from '../support/visitor.ts'

attack('ATK-30', 'many answers in one request', (scene) => {
  it('what no form of ours sends is 400 and costs the try', async () => {
    const { ana, company } = await beforeChoice(scene)
    const body = await ana.filled(ana.page.path, { answer: 'algo que nadie ofreció' })
    const answer = await ana.ask(ana.page.path, { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(await standingOf(scene.service, company)).toMatchObject({ refused: 1 })
  })

  it('doubled fields, arrays and answers of any length are 400 and cost the try, too', async () => {
    const company = scene.service.fresh()
    const ana = visit(scene.service)
    await identify(ana, company)
    const shapes = [
      (body: string) => `${body}&answer=1&answer=2`,
      (body: string) => `${body}&answer%5B%5D=1`,
      (body: string) => `${body.replace(/(day|answer|month)=[^&]*/, '$1=')}${'1'.repeat(5_000)}`,
    ]
    for (const [n, shape] of shapes.entries()) {
      await ana.open('/preguntas')
      await ana.press(ana.t('p05.start'))
      const { path } = ana.page
      const body = shape(String(new URLSearchParams(await ana.filled(path))))
      const answer = await ana.ask(path, { method: 'POST', body })
      expect([n, answer.status]).toEqual([n, 400])
      expect(await standingOf(scene.service, company)).toMatchObject({ refused: n + 1 })
    }
    await ana.open('/preguntas')
    expect(ana.page.path).toBe('/suspendido')
  })

  it('ten requests in one go on one connection are judged one after the other, and one set once', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service, { instance: 0 })
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    const last = `/preguntas/${service.policy.questions.count}`
    while (ana.page.path !== last) await ana.submit(ana.page.path, await answerTo(ana, company, 'wrong'))
    const body = String(new URLSearchParams(await ana.filled(last, await answerTo(ana, company, 'wrong'))))
    const cookie = [...ana.cookies].map((pair) => pair.join('=')).join('; ')
    const { host } = new URL(service.origin)
    const request = (n: number) =>
      [
        `POST ${last} HTTP/1.1`,
        `Host: ${host}`,
        `Cookie: ${cookie}`,
        'X-Forwarded-For: 198.51.100.200',
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${body.length}`,
        `Connection: ${n === 9 ? 'close' : 'keep-alive'}`,
        '',
        body,
      ].join('\r\n')
    const answers = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(service.instances[0]?.port ?? 0, '127.0.0.1', () =>
        socket.write(Array.from({ length: 10 }, (_, n) => request(n)).join('')),
      )
      socket.on('data', (part) => (text += String(part)))
      socket.on('close', () => resolve(text)).on('error', reject)
    })
    expect(answers).not.toMatch(/HTTP\/1\.1 5/)
    expect(await standingOf(service, company)).toMatchObject({ refused: 1 })
  })
})

/** Somebody in front of a question with options. Not every set has one, so another company may have to do. */
async function beforeChoice({
  service,
}: Scene): Promise<{ readonly ana: Visitor; readonly company: Member }> {
  for (let tries = 0; tries < 20; tries += 1) {
    const company = service.fresh()
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    while (/^\/preguntas\/\d$/.test(ana.page.path)) {
      if (ana.page.forms.some(({ fields }) => fields.some(({ type }) => type === 'radio')))
        return { ana, company }
      await ana.submit(ana.page.path, await answerTo(ana, company))
    }
  }
  throw new Error('no set of twenty has a choice')
}
