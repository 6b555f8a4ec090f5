import type { Page } from '@playwright/test'
import { gather, type Screen } from './support/gallery.ts'
import { inspect } from './support/inspect.ts'
import type { Person } from './support/person.ts'
import { expect, test as base } from './support/test.ts'

const test = base.extend<object, { readonly screens: Map<string, Promise<readonly Screen[]>> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here.
  screens: [async ({}, use) => use(new Map()), { scope: 'worker' }],
})

const onScreen = new WeakMap<Page, Screen>()

/** Shows the document exactly as it was sent, under its address; everything else comes from the service. */
async function show({ page, origin }: Person, screen: Screen) {
  const isFirst = !onScreen.has(page)
  onScreen.set(page, screen)
  // One route for all of them: taken away and put back, it may hold up what a page asks for at that moment.
  if (isFirst)
    await page.route(
      (url) => url.href === `${origin}${onScreen.get(page)?.page.path}`,
      async (route) => {
        const shown = onScreen.get(page)?.page
        if (shown === undefined || !route.request().isNavigationRequest()) return route.fallback()
        const sent = Object.entries(shown.headers).filter(
          ([name, value]) =>
            typeof value === 'string' && !/^(?:content-length|connection|keep-alive)$/.test(name),
        ) as [string, string][]
        await route.fulfill({ status: shown.status, headers: Object.fromEntries(sent), body: shown.html })
      },
    )
  await page.goto(screen.page.path)
}

/** Languages and scripts in pairs; the main way is walked in the other two pairs (journey.spec.ts). */
const pairs = [
  { lang: 'es', scripts: true },
  { lang: 'en', scripts: false },
] as const

/** There are hundreds of screens: in parts, each ends in its time on a busy machine, and is run by itself with `-g`. */
const parts = [1, 2, 3, 4]

for (const { lang, scripts } of pairs)
  for (const part of parts)
    test(`every screen in every state is sound: ${lang}, ${scripts ? 'with' : 'without'} scripts, part ${part}`, async ({
      arrive,
      demonstration,
      db,
      screens,
    }) => {
      test.setTimeout(600_000)
      const gathered = screens.get('all') ?? gather(demonstration, db)
      screens.set('all', gathered)
      const person = await arrive({ scripts, lang })
      const all = (await gathered).filter((screen) => screen.lang === lang)
      for (const screen of all.filter((_, n) => n % parts.length === part - 1)) {
        const { name, page, errors } = screen
        await show(person, screen)
        await inspect(person, { name, heading: page.h1, status: page.status, errors: page.errors })
        if (errors.length > 0) expect.soft(page.errors, name).toEqual(errors)
      }
    })

const onlyAnswers = [
  'X-06',
  'X-17',
  'U-01, blocked',
  'P-15 from a notice, unknown',
  'P-51, to be checked',
  'T-05, a code',
  'T-05, words and a number',
  'T-05, a guess',
]

test('the link to the other language leads to the same page', async ({ demonstration, db, screens }) => {
  test.setTimeout(120_000)
  const gathered = screens.get('all') ?? gather(demonstration, db)
  screens.set('all', gathered)
  const all = await gathered
  for (const { name, lang, page, elsewhere } of all) {
    const other = all.find((one) => one.name === name && one.lang !== lang)
    // What only an answer can say leads to the form that was answered.
    if (onlyAnswers.includes(name)) expect.soft(elsewhere, name).not.toBe('')
    else expect.soft(`${name}: ${elsewhere}`).toBe(`${name}: ${other?.page.h1}`)
    expect.soft(page.html, name).toMatch(/hreflang="/)
  }
})
