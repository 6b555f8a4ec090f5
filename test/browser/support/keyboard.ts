import type { Locator } from '@playwright/test'
import type { Person } from './person.ts'
import { landed } from './steps.ts'
import { expect } from './test.ts'

/** More stops than any page of the flow has. */
const mostStops = 80

/** Goes on with Tab until the place is reached; every stop on the way can be seen (WCAG 2.4.7). */
export async function tabTo({ page }: Person, place: Locator): Promise<void> {
  await place.waitFor({ state: 'visible' })
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    expect(await unseenFocus(page.locator(':focus').first())).toBe('')
  }
  throw new Error(`Tab does not lead to ${place.toString()}`)
}

/** What has the focus without showing it. */
const unseenFocus = async (focused: Locator): Promise<string> =>
  (await focused.count()) === 0
    ? ''
    : focused.evaluate((element) => {
        // The dot of a radio is drawn by its label's mark.
        const seen = [
          getComputedStyle(element),
          getComputedStyle(element.nextElementSibling ?? element, '::before'),
        ]
        const shows = seen.some(
          ({ outlineStyle, outlineWidth, boxShadow }) =>
            (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
        )
        return shows ? '' : element.outerHTML.slice(0, 120)
      })

export async function press(person: Person, place: Locator): Promise<void> {
  await tabTo(person, place)
  await landed(person.page, () => person.page.keyboard.press('Enter'))
}

export async function write(person: Person, place: Locator, text: string): Promise<void> {
  await tabTo(person, place)
  await person.page.keyboard.press('ControlOrMeta+a')
  await person.page.keyboard.type(text)
}

/** Tab enters a group of radios once; the arrows go through it, the space bar chooses. */
export async function choose(person: Person, radio: Locator): Promise<void> {
  const { page } = person
  const name = await radio.getAttribute('name')
  const group = page.locator(`input[type=radio][name="${name}"]`)
  const checked = group.and(page.locator(':checked'))
  await tabTo(person, (await checked.count()) > 0 ? checked : group.first())
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await radio.evaluate((element) => element === document.activeElement)) {
      if (!(await radio.isChecked())) await page.keyboard.press('Space')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`the arrows do not lead to ${radio.toString()}`)
}
