import { AxeBuilder } from '@axe-core/playwright'
import { join } from 'node:path'
import { htmlFindings } from '../../support/valid-html.ts'
import { nameOf, type Person } from './person.ts'
import { expect } from './test.ts'

/** WCAG 2.2, levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export interface Expected {
  /** Words of the `h1`, and of the title. */
  readonly heading: string
  /** Default 200. */
  readonly status?: number
  /** What the error summary says, in its order; none for a page without errors. */
  readonly errors?: readonly string[]
}

/** What must be so of every page in every state (SCREENS 0.2, 0.3, 0.5 and checks 2, 3, 5). */
export async function inspect(
  person: Person,
  { heading, status = 200, errors = [] }: Expected,
): Promise<void> {
  const { page, journal, t } = person
  const where = `${new URL(page.url()).pathname}, ${nameOf(person.way)}`
  await expect(page.locator('h1'), where).toHaveText(heading)
  await page.waitForLoadState('load')
  await keepPicture(person, heading)

  const sent = journal.document()
  expect.soft(sent.status(), where).toBe(status)
  expect.soft(await htmlFindings(await sent.text()), where).toEqual([])
  const start = errors.length > 0 ? `${t('g.errorPrefix')} ` : ''
  expect.soft(await page.title(), where).toMatch(new RegExp(`^${start}.+ – ${t('g.service')} – .+$`))
  expect.soft(await page.title(), where).toContain(`${start}${heading} – `)
  expect.soft(new URL(page.url()).hash, where).not.toMatch(/^#[\w-]{20,}$/)

  await person.withTools(async () => {
    expect.soft(await wider(person), where).toEqual([])
    expect.soft(await tooSmall(person), where).toEqual([])
    const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode().analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    expect.soft(found, where).toEqual([])
  })
  await inspectSummary(person, errors, where)
}

/** What sticks out sideways (WCAG 1.4.10); empty when the page fits its screen. */
const wider = ({ page }: Person): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.scrollingElement
    if (root === null || root.scrollWidth <= innerWidth) return []
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120))
  })

/** Boxes and buttons have 44 pixels, everything else that is no word in a sentence 24 (SCREENS 0.5). */
const tooSmall = ({ page }: Person): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary',
      ),
    ]
      .filter((element) => element.checkVisibility() && !element.matches('.govuk-skip-link'))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        const isWord = element.matches('a') && getComputedStyle(element).display === 'inline'
        const least = element.matches('button, input, .govuk-button') ? 44 : isWord ? 0 : 24
        return height < least || width < Math.min(least, 24)
      })
      .map((element) => `${element.getBoundingClientRect().height}: ${element.outerHTML.slice(0, 120)}`),
  )

/** The summary has the focus where a script can give it, and each of its links moves to its field. */
async function inspectSummary(
  { page, way }: Person,
  errors: readonly string[],
  where: string,
): Promise<void> {
  const summary = page.locator('.govuk-error-summary')
  await expect(summary, where).toHaveCount(errors.length === 0 ? 0 : 1)
  if (errors.length === 0) return
  if (way.scripts) await expect(summary, where).toBeFocused()
  const links = summary.locator('li')
  await expect(links, where).toHaveText([...errors])
  for (const link of await links.locator('a').all()) {
    const field = await link.getAttribute('href')
    await link.press('Enter')
    await expect(page.locator(`${field}`), where).toBeFocused()
  }
}

let pictures = 0

/** `CLAVERO_PICTURES=folder` keeps a picture of every page that is inspected, for people to look at. */
async function keepPicture({ page, way }: Person, heading: string): Promise<void> {
  const folder = process.env['CLAVERO_PICTURES']
  if (folder === undefined) return
  pictures += 1
  const name = heading
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '-')
    .slice(0, 30)
  const file = `${String(pictures).padStart(3, '0')}-${way.lang}-${way.scripts ? 'js' : 'no'}-${way.width}-${name}.png`
  await page.screenshot({ path: join(folder, file), fullPage: true })
}
