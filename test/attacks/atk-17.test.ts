import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { answerTo, identify } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

attack('ATK-17', 'learning which answer was wrong', (scene) => {
  it('one right, one wrong, all wrong, in any place, read the same', async () => {
    const { service } = scene
    const { count } = service.policy.questions
    const all = Array.from({ length: count }, (_, n) => n)
    const sets = [[], ...all.map((n) => [n]), ...all.map((n) => all.filter((other) => other !== n))]
    const pages: string[] = []
    for (const right of sets) {
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      for (const n of all) {
        await ana.submit(ana.page.path, await answerTo(ana, company, right.includes(n) ? 'right' : 'wrong'))
        // No question says anything of its own; only the set is judged.
        if (n + 1 < count) expect([ana.page.status, ana.page.errors]).toEqual([200, []])
      }
      const { status, path, words, headers } = ana.page
      pages.push(JSON.stringify([status, path, words.replace(/CLV-[\w-]{8,}/g, ''), Object.keys(headers)]))
    }
    expect(new Set(pages).size).toBe(1)
  })
})
