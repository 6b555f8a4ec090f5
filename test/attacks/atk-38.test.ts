import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { standingOf } from '../support/rows.ts'

// prettier-ignore
const extra = [
  'email', 'role', 'status', 'state', 'proofs', 'verified', 'expiresAt', 'attempts', 'employerId', 'caseId', 'path', 'profile',
  '__proto__', '__proto__[verified]', 'constructor', 'constructor.prototype', 'constructor[prototype][verified]', 'toString', 'f[x]',
]

attack('ATK-38', 'extra fields', (scene) => {
  it('what a form does not have, and what it has twice, is refused on every form; nothing is stored or polluted', async () => {
    const { service } = scene
    const stops = await Promise.all([
      scene.at('identified'),
      scene.at('asked'),
      scene.at('answered'),
      scene.opened(),
    ])
    for (const { company, ana } of stops) {
      const before = await standingOf(service, company)
      await ana.open(ana.page.path)
      for (const { action, fields } of ana.page.forms) {
        const own = Object.fromEntries(fields.map(({ name, value }) => [name, value]))
        // Answers that no form sends cost a try; that is for ATK-30.
        if (action.startsWith('/preguntas/')) continue
        for (const name of extra) {
          const answer = await ana.copy().ask(action, { method: 'POST', body: { ...own, [name]: 'true' } })
          expect([action, name, answer.status, /CLV-90[01]/.test(answer.body)]).toEqual([
            action,
            name,
            400,
            true,
          ])
        }
        const twice = `${String(new URLSearchParams(own))}&f=${own['f'] ?? ''}`
        expect((await ana.copy().ask(action, { method: 'POST', body: twice })).status).toBe(400)
      }
      expect(await standingOf(service, company)).toEqual(before)
    }
    expect(({} as Record<string, unknown>)['verified']).toBeUndefined()
  })
})
