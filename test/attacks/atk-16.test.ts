import { expect, it } from 'vitest'
import { syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { attack } from '../support/attack.ts'
import { identify } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-16', 'using the error codes as an oracle', (scene) => {
  it('no page of a specific reason opens for who has shown nothing', async () => {
    const stranger = visit(scene.service)
    for (const path of ['/ruc-no-activo', '/sin-correo', '/bloqueada', '/suspendido', '/clave/lista']) {
      await stranger.open(path)
      expect([path, stranger.page.status, stranger.page.code]).toEqual([path, 403, 'CLV-910'])
    }
  })

  it('the pair alone, which others can look up, shows the reason of none of them', async () => {
    const { E3, E4, E5, E6, E7, E8 } = scene.service.cast
    for (const member of [E3, E4, E5, E6, E7, E8]) {
      const stranger = visit(scene.service)
      await identify(stranger, member)
      expect([member.legalName, stranger.page.h1]).toEqual([member.legalName, stranger.t('p05.title')])
      for (const path of ['/ruc-no-activo', '/sin-correo', '/bloqueada', '/suspendido', '/enlace']) {
        await stranger.open(path)
        expect([path, stranger.page.path]).toEqual([path, '/preguntas'])
      }
      expect(await standingOf(scene.service, member)).toMatchObject({ links: 0 })
    }
  })

  it('a registry that does not answer is told for every number alike', async () => {
    const { E1, E3 } = scene.service.cast
    const { faults } = scene.service
    faults.set('taxpayer', 'down')
    try {
      const pages: string[] = []
      for (const pair of [E1, E3, { identifier: syntheticCompanyRuc(9_999), document: E1.document }]) {
        const stranger = visit(scene.service)
        await identify(stranger, pair)
        pages.push(`${stranger.page.status} ${stranger.page.path} ${stranger.page.code}`)
      }
      expect(new Set(pages).size).toBe(1)
    } finally {
      faults.set('taxpayer', 'none')
    }
  })
})
