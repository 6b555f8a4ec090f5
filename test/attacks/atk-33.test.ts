import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { openLink, recover, signIn, newest, nextMail } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

/** Each has to be refused, or taken and then asked for exactly. */
const keys = {
  'as-described': [
    'Fq+\u00007mhZwQ',
    'Fq+7mhZwQ ',
    ' Fq+7mhZwQ',
    'Fq+7mhZw\u0301',
    'Fq+7mhZw\ud800',
    'Fq+7mhZw\u0131',
    'Fq+7mhZwQ',
  ],
  standards: [
    'faro\u0000gris y siete loros',
    ' faro gris y ocho loros ',
    'faro gris y nandu\u0301 azul',
    `faro gris ${'ab cd ef gh '.repeat(4)}z`,
    'faro gris y siete loros \ud83d\ude00',
    'f\u0430ro gris y siete loros',
  ],
} as const

attack('ATK-33', 'keys that are changed on the way', (scene) => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'key %i is refused with a reason, or opens the door exactly as typed',
    async (n) => {
      const clave = keys[scene.profile][n]
      if (clave === undefined) return
      const { service } = scene
      const company = service.fresh()
      const ana = visit(service)
      const since = newest(ana)
      await recover(ana, company, { stopAt: 'sent' })
      await openLink(ana, await nextMail(ana, company, since))
      await ana.press(ana.t('p12.save'), { clave: clave.toWellFormed() })
      if (ana.page.status === 422) {
        expect(ana.page.code).toBe('CLV-170')
        return
      }
      expect(ana.page.h1).toBe(ana.t('p13.panel'))
      const near = [
        clave.trim(),
        clave.toUpperCase(),
        clave.toLowerCase(),
        clave.slice(0, -1),
        `${clave} `,
        clave.split('\u0000')[0] ?? '',
      ]
      for (const other of new Set(near)) {
        if (other.normalize('NFC') === clave.normalize('NFC')) continue
        const stranger = visit(service)
        await signIn(stranger, company, other)
        expect([JSON.stringify(other), stranger.page.path]).toEqual([JSON.stringify(other), '/entrar'])
        // The right key gives the tries back.
        await signIn(visit(service), company, clave)
      }
      for (const form of ['NFC', 'NFD'] as const) {
        const door = visit(service)
        await signIn(door, company, clave.normalize(form))
        expect([form, door.page.path]).toEqual([form, '/cuenta'])
      }
    },
  )
})
