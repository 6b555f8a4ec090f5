import { inspect } from './support/inspect.ts'
import { expect, test } from './support/test.ts'

for (const { lang, scripts } of [
  { lang: 'es', scripts: true },
  { lang: 'en', scripts: false },
  { lang: 'es', scripts: false },
  { lang: 'en', scripts: true },
] as const) {
  test(`what the screen said finds what to do: ${lang}, ${scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
  }) => {
    test.setTimeout(180_000)
    const person = await arrive({ lang, scripts, width: 320 })
    const { page, t } = person
    const search = async (text: string) => {
      await page.locator('textarea[name=texto]').fill(text)
      await page.getByRole('button', { name: t('t05.go'), exact: true }).click()
    }
    await page.goto('/ayuda/que-me-pasa')
    await page.getByRole('link', { name: t('t01.code'), exact: true }).click()
    await inspect(person, { name: 'T-05', heading: t('t05.title') })

    await search(' ')
    await inspect(person, {
      name: 'T-05, nothing typed',
      heading: t('t05.title'),
      status: 422,
      errors: [t('t05.err')],
    })

    await search('CLV-130')
    await inspect(person, { name: 'T-05, a code', heading: t('t05.found') })
    await expect(page.getByText(`CLV-130: ${t('clv.130')}`)).toBeVisible()
    await expect(page.getByRole('heading', { name: t('t.r09.title'), exact: true })).toBeVisible()

    // What stands around a message on the photo of a screen, and a number that nobody should have typed.
    await search(`10:42 4G\n${t('clv.190')}\n2449999016\nAceptar`)
    await inspect(person, { name: 'T-05, a message', heading: t('t05.found') })
    await expect(page.getByText(t('t05.hidden'))).toBeVisible()
    await expect(page.locator('textarea[name=texto]')).not.toHaveValue(/2449999016/)
    expect(page.url()).toMatch(/\/ayuda\/codigo$/)

    await search(lang === 'es' ? 'algo del correo' : 'about the mail')
    await inspect(person, { name: 'T-05, a guess', heading: t('t05.guess') })
    await page.getByRole('link', { name: t('t05.all'), exact: true }).click()
    await expect(page.locator('h1')).toHaveText(t('t01.title'))

    await page.goto('/ayuda/codigo')
    await search('feliz navidad a todos')
    await inspect(person, { name: 'T-05, nothing near', heading: t('t05.title') })
    await page.getByRole('link', { name: t('t01.forgot'), exact: true }).click()
    await expect(page.locator('h1')).toHaveText(t('t.r34.title'))

    // None of these: the same search, and a person.
    await page.goto('/ayuda/que-me-pasa/T-12')
    await page.getByRole('link', { name: t('t12.none'), exact: true }).click()
    await inspect(person, { name: 'T-06', heading: t('t06.title') })
    await expect(page.getByRole('heading', { name: t('t06.person'), exact: true })).toBeVisible()

    await page.goto('/ayuda/codigo')
    await search('clv 160')
    await page.getByRole('link', { name: t('t05.prepare'), exact: true }).click()
    await expect(page.locator('h1')).toHaveText(t('t.r07.title'))
    await page.locator('main a.govuk-button').click()
    await page.waitForURL('**/empresa')
  })
}
