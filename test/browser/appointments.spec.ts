import type { CastTag } from '../../src/entry/demo/cast.ts'
import { sendTo } from './support/blocked.ts'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import { nameOf, type Way } from './support/person.ts'
import { press } from './support/counter.ts'
import { identify, send, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** Both languages, with and without scripts, on the narrowest screen. */
const ways: readonly (readonly [CastTag, Way])[] = [
  ['SAS', { scripts: true, lang: 'es', width: 320 }],
  ['CONSORTIUM', { scripts: false, lang: 'en', width: 320 }],
]

for (const [tag, way] of ways)
  test(`a turno from its kind to its end, ${nameOf(way)}`, async ({ arrive, borrow }) => {
    test.setTimeout(180_000)
    const ana = await arrive(way)
    const { page, t } = ana
    const role = await roleOf(ana, tag)
    await borrow(role.ruc)
    await page.goto('/turno')
    await identify(ana, role)
    if (!way.scripts) await sitOut(ana)
    await page.goto('/turno')
    await inspect(ana, { heading: t('p40.title'), name: 'P-40' })
    await sendTo(ana, '/turno')
    await inspect(ana, {
      heading: t('p40.title'),
      name: 'P-40, nothing chosen',
      status: 422,
      errors: [t('p40.err')],
    })
    await page.getByLabel(t('p40.office')).check()
    await page.getByLabel(t('p40.support.lsec')).check()
    await sendTo(ana, '/turno')
    await inspect(ana, { heading: t('p41.title'), name: 'P-41' })
    await page.locator('select[name=provincia]').selectOption('Pichincha')
    await press(ana, t('p41.show'))
    await inspect(ana, { heading: t('p41.title'), name: 'P-41, with centres' })
    await page.getByLabel('Quito: Centro Norte').check()
    await sendTo(ana, '/turno/centro')
    await inspect(ana, { heading: t('p42.title'), name: 'P-42' })
    await sendTo(ana, '/turno/hora')
    await inspect(ana, {
      heading: t('p42.title'),
      name: 'P-42, nothing chosen',
      status: 422,
      errors: [t('p42.err')],
    })
    // The last of the page: one of today could neither be changed nor cancelled any more (P-46).
    await page.locator('input[name=hora]').last().check()
    await sendTo(ana, '/turno/hora')
    await inspect(ana, { heading: t('p43.title'), name: 'P-43' })
    await sendTo(ana, '/turno/contacto')
    await inspect(ana, {
      heading: t('p43.title'),
      name: 'P-43, nothing typed',
      status: 422,
      errors: [t('p43.err.one')],
    })
    await page.locator('input[name=ninguno]').check()
    await sendTo(ana, '/turno/contacto')
    await inspect(ana, { heading: t('p44.title'), name: 'P-44' })
    await sendTo(ana, '/turno/revisar')
    await inspect(ana, { heading: t('p45.panel'), name: 'P-45' })
    await expect(page.getByRole('img', { name: /\/caso\/CLV-/ })).toBeVisible()
    const here = new URL(page.url()).pathname
    for (const file of ['turno.ics', 'turno.pdf'])
      expect((await page.request.get(`${here}/${file}`)).status()).toBe(200)

    await page.getByRole('link', { name: t('p45.change') }).click()
    await page.locator('input[name=hora]').nth(-2).check()
    await sendTo(ana, '/turno/hora')
    await inspect(ana, { heading: t('p44.title'), name: 'P-44, of a change' })
    await sendTo(ana, '/turno/revisar')
    await expect(page).toHaveURL(new RegExp(`${here}$`))

    await page.goto(here.replace('/turno/', '/caso/'))
    await expect(page.getByText(t('p96.ev.turn'))).toBeVisible()
    await page.getByRole('link', { name: t('turn.mine') }).click()
    await page.getByRole('link', { name: t('p45.cancel') }).click()
    await inspect(ana, { heading: t('p46.cancel.title'), name: 'P-46' })
    await send(ana)
    await inspect(ana, { heading: t('p45.title'), name: 'P-46, cancelled' })
    await expect(page.getByText(t('p46.cancelled'))).toBeVisible()
  })
