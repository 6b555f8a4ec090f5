import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { answerAll, identify } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { visit } from '../support/visitor.ts'

const blanks = [
  '',
  ' ',
  '\u00a0',
  '\u2003',
  '\u200b',
  'null',
  'undefined',
  'N/A',
  '0',
  '-',
  '0000-00-00',
  'NaN',
]

attack('ATK-29', 'matching nothing with nothing', (scene) => {
  it('an empty answer of any kind never passes a set: it is a mistake of form, or a refused set', async () => {
    const { service } = scene
    for (const blank of blanks) {
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      for (let pages = 0; /^\/preguntas\/\d$/.test(ana.page.path) && pages < 8; pages += 1) {
        const { path } = ana.page
        const form = ana.page.forms.find(({ action }) => action === path)
        const typed = (form?.fields ?? []).filter(({ type, name }) => type !== 'hidden' && name !== '')
        const body = {
          ...(await ana.filled(path)),
          ...Object.fromEntries(typed.map(({ name }) => [name, blank])),
        }
        const { status, headers } = await ana.ask(path, { method: 'POST', body })
        expect([blank, status < 500]).toEqual([blank, true])
        const next = headers['location']
        await ana.open(typeof next === 'string' ? next : path)
        if (next === undefined) break
      }
      const { state, links } = await standingOf(service, company)
      expect([blank, state, links]).toEqual([blank, expect.toBeOneOf(['proving', 'suspended']), 0])
    }
  })

  it('an employer with nothing usable on record is led to another way at once, and asked nothing', async () => {
    const { service } = scene
    const company = service.fresh()
    await change(
      service,
      company,
      `update employer set facts = '{"registeredOn": null, "workers": [], "payments": [], "deductions": "N/A"}' where id = $1`,
    )
    const ana = visit(service)
    await identify(ana, company)
    if (ana.page.h1 === ana.t('p05.thin.title')) {
      expect(ana.page.forms.map(({ action }) => action)).not.toContain('/preguntas')
      return
    }
    // The registries alone were enough for a set; then nothing empty is in it.
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company, 'wrong')
    const { state, links } = await standingOf(service, company)
    expect([state, links]).toEqual([expect.toBeOneOf(['proving', 'referred']), 0])
  })
})
