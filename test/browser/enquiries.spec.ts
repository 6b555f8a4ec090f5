import { comeOnDuty, follow, press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** On the narrowest screen: somebody whose case is in no list tells what they see, an officer answers, and they read it. */
for (const [lang, scripts] of [
  ['es', true],
  ['en', false],
] as const)
  test(`what the assistant does not know is answered by a person: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    db,
  }) => {
    test.setTimeout(180_000)
    await db.pool.query('delete from enquiry')
    const ana = await arrive({ lang, scripts, width: 320 })
    const { page, t } = ana
    await page.goto('/ayuda/codigo')
    await page.locator('textarea[name=texto]').fill('feliz navidad a todos')
    await press(ana, t('t05.go'))
    await follow(ana, t('t06.tell'))
    await inspect(ana, { name: 'T-06', heading: t('t06.title') })
    await press(ana, t('t06.send'))
    await inspect(ana, {
      name: 'T-06, nothing typed',
      heading: t('t06.title'),
      status: 422,
      errors: [t('t06.err')],
    })
    await page.locator('#texto').fill('La pantalla está violeta.\nMi RUC es 2499990042001')
    await press(ana, t('t06.send'))
    if (!scripts) await sitOut(ana)
    await page.waitForURL('**/ayuda/cuentenos/AYU-*')
    await inspect(ana, { name: 'T-06, told', heading: t('t06.waiting') })
    const code = /AYU-\w{4}-\w{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''

    const vera = await arrive({ lang, scripts, width: 320 })
    await comeOnDuty(vera)
    await follow(vera, t('s31.title'))
    await inspect(vera, { name: 'S-31', heading: t('s31.title') })
    await follow(vera, code)
    await inspect(vera, { name: 'S-31, one', heading: code })
    await expect(vera.page.getByText('2499990042001')).toHaveCount(0)
    await press(vera, t('s31.take'))
    await press(vera, t('s31.answer'))
    await inspect(vera, {
      name: 'S-31, nothing chosen',
      heading: code,
      status: 422,
      errors: [t('s31.row.err'), t('s31.text.err')],
    })
    await vera.page.locator('#resultado').selectOption('R-31')
    await vera.page.locator('#respuesta').fill('Ya funciona. Pruebe otra vez.')
    await press(vera, t('s31.answer'))
    await inspect(vera, { name: 'S-31, answered', heading: code })

    const later = await arrive({ lang, scripts, width: 320 })
    await later.page.goto('/ayuda/cuentenos')
    await follow(later, t('t06.have'))
    await inspect(later, { name: 'T-06, code', heading: t('t06.look') })
    await later.page.locator('#codigo').fill(code)
    await press(later, t('t06.look.go'))
    await inspect(later, { name: 'T-06, answered', heading: t('t06.answered') })
    await expect(later.page.getByText('Ya funciona. Pruebe otra vez.')).toBeVisible()
  })
