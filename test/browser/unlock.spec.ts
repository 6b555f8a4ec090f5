import { inspect } from './support/inspect.ts'
import { choose, press, write } from './support/keyboard.ts'
import { newestMail, nextMail, roleOf } from './support/people.ts'
import { nameOf, type Way } from './support/person.ts'
import { newKey, open, radio, sitOut, typePair } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** E1, from a blocked key to the account: with a script and without, on the narrowest screen, by the keyboard. */
const ways: readonly (readonly [Way, 'keep' | 'new'])[] = [
  [{ scripts: true, lang: 'es', width: 320 }, 'keep'],
  [{ scripts: true, lang: 'en', width: 1280 }, 'new'],
  [{ scripts: false, lang: 'en', width: 320 }, 'keep'],
  [{ scripts: false, lang: 'es', width: 320 }, 'new'],
]

for (const [way, end] of ways) {
  test(`unlocks by what is on file, to the ${end === 'keep' ? 'present key' : 'new key'}: ${nameOf(way)}`, async ({
    arrive,
    borrow,
  }) => {
    test.setTimeout(120_000)
    const person = await arrive(way)
    const role = await roleOf(person, 'E7')
    await borrow(role.ruc)
    const { page, t } = person
    const button = (name: string) => page.getByRole('button', { name, exact: true })

    await page.goto('/tramite')
    await choose(person, radio(person, t('p01.unlock')))
    await press(person, button(t('g.continue')))
    await inspect(person, { heading: t('p30.title') })
    await press(person, button(t('g.continue')))
    await inspect(person, { heading: t('p30.title'), status: 422, errors: [t('p30.err')] })
    await choose(person, page.locator('#forma'))
    await press(person, button(t('g.continue')))
    await typePair(person, role)
    if (!way.scripts) await sitOut(person)

    await inspect(person, { heading: t('p31.title') })
    const since = await newestMail(person, role.mail)
    await press(person, button(t('p31.go')))
    if (!way.scripts) await sitOut(person)
    await page.waitForURL('**/desbloqueo/enviado')
    await inspect(person, { heading: t('p31.sent.title') })
    const mail = await nextMail(person, role.mail, t('m25.subject'), since)
    await open(person, mail)
    await inspect(person, { heading: t('p11.title') })
    if (!way.scripts) await write(person, page.locator('[name=codigoCorreo]'), mail.code ?? '')
    await press(person, button(t('p11.unlock.go')))

    await inspect(person, { heading: t('p12.two.title') })
    await press(person, button(t('g.continue')))
    await inspect(person, { heading: t('p12.two.title'), status: 422, errors: [t('p12.two.err')] })
    await choose(person, page.locator(`input[value=${end === 'keep' ? 'seguir' : 'otra'}]`))
    await press(person, button(t('g.continue')))
    const key = end === 'keep' ? role.key : newKey()
    if (end === 'new') {
      await write(person, page.locator('#clave'), key)
      await press(person, button(t('p12.save')))
      await expect(page.locator('h1')).toHaveText(t('p13.panel'))
    } else {
      await inspect(person, { heading: t('p13.unlocked.panel') })
    }

    await press(person, page.getByRole('link', { name: t('p13.try') }))
    await write(person, page.locator('#ruc'), role.ruc)
    await write(person, page.locator('#clave'), key)
    await press(person, button(t('u01.go')))
    await expect(page.locator('h1')).toHaveText(t('u01.home.title'))
  })
}

test('says by mail alone that nobody is on file, and leads on', async ({ arrive, borrow }) => {
  const person = await arrive({ scripts: true, lang: 'es', width: 320 })
  const role = await roleOf(person, 'E8')
  await borrow(role.ruc)
  const { page, t } = person
  await page.goto('/desbloqueo')
  await choose(person, page.locator('#forma'))
  await press(person, page.getByRole('button', { name: t('g.continue'), exact: true }))
  await typePair(person, role)
  const since = await newestMail(person, role.mail)
  await press(person, page.getByRole('button', { name: t('p31.go'), exact: true }))
  await inspect(person, { heading: t('p31.sent.title') })
  await nextMail(person, role.mail, t('m26.subject'), since)
  await press(person, page.getByRole('link', { name: t('p31.other') }))
  await inspect(person, { heading: t('p30.title') })
})
