import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { dumpOf } from '../support/dump.ts'
import { linkOf, recover, signIn, type MailedLink } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

const recoveries = 10

attack('ATK-03', 'a token that rests in logs, history or caches', (scene) => {
  it(`after ${recoveries} recoveries no log, no row and no job holds a token, a code or a key; digests alone are there`, async () => {
    const { service } = scene
    const links: MailedLink[] = []
    const answers: string[] = []
    for (let n = 0; n < recoveries; n += 1) {
      const company = service.fresh()
      const ana = visit(service)
      const mail = await recover(ana, company)
      if (mail === undefined) throw new Error('no mail')
      links.push(linkOf(mail))
      await signIn(ana, company, scene.key)
      expect(ana.page.path).toBe('/cuenta')
      answers.push(
        ...ana.posted.flatMap(({ body }) => Object.values(body)).filter((value) => value.length > 20),
      )
    }
    const dump = await dumpOf(service.db)
    const log = service.logLines().join('\n')
    for (const { token, code } of links) {
      const bare = code.replace('-', '')
      for (const secret of [token, code, bare]) {
        expect(secret.length).toBeGreaterThan(6)
        expect([dump.includes(secret), log.includes(secret)]).toEqual([false, false])
      }
      expect(dump).toContain(createHash('sha256').update(token).digest('hex'))
    }
    expect([dump.includes(scene.key), log.includes(scene.key)]).toEqual([false, false])
    for (const typed of answers) expect(log).not.toContain(typed)
  })

  it('every answer on the way may be kept by nobody', async () => {
    const { ana, link } = await scene.opened()
    for (const path of [
      link.path,
      '/clave/nueva',
      '/enlace/enviado',
      '/enlace/estado',
      '/clave/lista',
      '/empresa',
      '/preguntas',
    ]) {
      const { headers } = await ana.ask(path)
      expect([path, headers['cache-control'], headers['etag'], headers['last-modified']]).toEqual([
        path,
        'no-store',
        undefined,
        undefined,
      ])
    }
  })
})
