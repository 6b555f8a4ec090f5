import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { visit } from '../support/visitor.ts'

// prettier-ignore
const targets = [
  'https://evil.test', '//evil.test', '/\\evil.test', '\\\\evil.test', 'javascript:alert(1)', 'data:text/html,x',
  '%2F%2Fevil.test', '%252F%252Fevil.test', 'https:evil.test', '/.//evil.test', '/%09/evil.test',
]
const names = ['next', 'returnTo', 'redirect_uri', 'callbackURL', 'continue', 'url', 'lang', 'necesita']
// prettier-ignore
const pages = ['/', '/tramite', '/empresa', '/preguntas', '/enlace', '/enlace/enviado', '/clave/nueva', '/clave/lista', '/entrar', '/cuenta', '/salir', '/caso', '/aviso']

attack('ATK-12', 'a redirect out of the flow', (scene) => {
  const stays = (where: string, location: string | undefined) =>
    expect([where, location]).toEqual([
      where,
      location === undefined ? undefined : expect.stringMatching(/^\/(?![/\\])/),
    ])

  it('no query leads away, on any page, with or without a case', async () => {
    const { ana, link } = await scene.mailed()
    for (const one of [visit(scene.service), ana]) {
      for (const page of [...pages, link.path]) {
        for (const name of names) {
          for (const target of targets) {
            const address = `${page}?lang=en&${name}=${target}`
            const { status, headers } = await one.copy().ask(address)
            expect([address, status < 500]).toEqual([address, true])
            stays(address, headers['location'] as string | undefined)
          }
        }
      }
    }
  })

  it('no address written like one of another host leads there', async () => {
    const addresses = [
      '//evil.test/',
      '///evil.test',
      '/.//evil.test/',
      '/\\evil.test/',
      '/%2F/evil.test/',
      '//x//evil.test/',
    ]
    for (const address of addresses.flatMap((one) => [one, `${one}?lang=en`, `${one}empresa?lang=en`])) {
      const { headers, body } = await visit(scene.service).ask(address)
      stays(address, headers['location'] as string | undefined)
      expect(body).not.toMatch(/(?:href|action|src)="(?:[a-z]+:)?\/\/evil/)
    }
  })

  it('no field of a form leads away, and the mail is the same', async () => {
    const { company, ana } = await scene.at('answered')
    const body = await ana.filled('/enlace', scene.profile === 'standards' ? { tiempo: 'short' } : {})
    for (const name of names.slice(0, 6))
      expect(
        (await ana.ask('/enlace', { method: 'POST', body: { ...body, [name]: '//evil.test' } })).status,
      ).toBe(400)
    const answer = await ana.ask('/enlace?next=//evil.test', { method: 'POST', body })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/enlace/enviado'])
    const mail = await scene.service.inbox.next(({ to }) => to === company.mail)
    expect(JSON.stringify(mail)).not.toContain('evil')
  })
})
