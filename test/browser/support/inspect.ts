import { join } from 'node:path'
import { htmlFindings } from '../../support/valid-html.ts'
import { axeFindings } from './axe.ts'
import { nameOf, type Person } from './person.ts'
import { expect } from './test.ts'

export interface Expected {
  /** What the state is called when something is wrong with it; the address unless given. */
  readonly name?: string
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
  { heading, name, status = 200, errors = [] }: Expected,
): Promise<void> {
  const { page, journal, t, way } = person
  const where = `${name ?? new URL(page.url()).pathname}, ${nameOf(person.way)}`
  await expect(page.locator('h1'), where).toHaveText(heading)
  await page.waitForLoadState('load')
  await keepPicture(person, name ?? heading)
  // A company's name may end with the stop of "S.A.".
  expect.soft(heading, where).not.toMatch(/(?<!\p{Lu})\.$/u)

  const sent = journal.document()
  expect.soft(sent.status(), where).toBe(status)
  expect.soft(await findingsIn(await sent.text()), where).toEqual([])
  const start = errors.length > 0 ? `${t('g.errorPrefix')} ` : ''
  expect.soft(await page.title(), where).toMatch(new RegExp(`^${start}.+ – ${t('g.service')} – .+$`))
  expect.soft(await page.title(), where).toContain(`${start}${heading} – `)
  // Without a script nothing takes the token out of the bar; it never leaves the browser from there.
  if (way.scripts) expect.soft(new URL(page.url()).hash, where).not.toMatch(/^#[\w-]{20,}$/)

  await person.withTools(async () => {
    expect.soft(await wider(person), where).toEqual([])
    expect.soft(await tooSmall(person), where).toEqual([])
    expect.soft(await lastInMain(person), where).toBe('clv-help')
    expect.soft(await axeFindings(page), where).toEqual([])
    expect.soft(await cutOffWhenLarge(person), where).toEqual([])
  })
  await inspectSummary(person, errors, where)
}

const judged = new Map<string, Promise<readonly string[]>>()

/** A document is judged once, however often it is shown. */
function findingsIn(html: string): Promise<readonly string[]> {
  const known = judged.get(html) ?? htmlFindings(html)
  judged.set(html, known)
  return known
}

/** The help block is the last thing in `main`, on every page (SCREENS 0.2). */
const lastInMain = ({ page }: Person): Promise<string> =>
  page.evaluate(() => {
    let last: Element | null | undefined = document.querySelector('main')
    while (last?.matches('main, .clv-column, .clv-wide') === true) last = last.lastElementChild
    return last?.className ?? ''
  })

/**
 * Text of twice the size (WCAG 1.4.4): what is then wider than its box or hides a part of itself. On a
 * screen of 640 pixels, since whoever enlarges text on the narrowest screen has fewer words on a line.
 */
async function cutOffWhenLarge({ page, way }: Person): Promise<readonly string[]> {
  const size = page.viewportSize()
  // Spanish has the longer words.
  if (size === null || way.width > 640 || way.lang !== 'es') return []
  await page.setViewportSize({ width: 640, height: size.height })
  const found = await page.evaluate(() => {
    const root = document.documentElement
    root.style.fontSize = '200%'
    const wide = root.scrollWidth > innerWidth
    const cut = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')].filter(
      (element) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
        return (
          element.checkVisibility() &&
          // A box scrolls what is typed into it.
          !element.matches('input') &&
          element.closest('.govuk-visually-hidden, .govuk-skip-link, svg') === null &&
          ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
            (hides(overflowY) && element.scrollHeight > element.clientHeight + 1))
        )
      },
    )
    const lines = cut.map((element) => element.outerHTML.slice(0, 120))
    root.style.fontSize = ''
    return wide ? [`sideways: ${root.scrollWidth}`, ...lines] : lines
  })
  await page.setViewportSize(size)
  return found
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
async function keepPicture({ page, way }: Person, called: string): Promise<void> {
  const folder = process.env['CLAVERO_PICTURES']
  if (folder === undefined) return
  pictures += 1
  const name = called
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '-')
    .slice(0, 30)
  const file = `${String(pictures).padStart(3, '0')}-${way.lang}-${way.scripts ? 'js' : 'no'}-${way.width}-${name}.png`
  await page.screenshot({ path: join(folder, file), fullPage: true })
}
