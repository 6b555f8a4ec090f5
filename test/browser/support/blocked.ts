import { asDescribed } from '../../../src/policy/index.ts'
import { press, signIn } from './counter.ts'
import type { Person } from './person.ts'
import { landed, newKey } from './steps.ts'
import { expect } from './test.ts'

/** Somebody who does not remember the key tries until it is blocked, and goes to where a block is lifted: P-30. */
export async function blockBySigningIn(ana: Person, ruc: string): Promise<void> {
  const { page, t } = ana
  const { attempts } = asDescribed.signIn
  await page.goto('/entrar')
  for (let left = attempts - 1; left >= 0; left -= 1) {
    await signIn(ana, ruc, newKey())
    if (left > 0) await expect(page.locator('.govuk-error-summary')).toContainText(t('u01.err', { n: left }))
  }
  await expect(page.locator('h1')).toHaveText(t('p24.title'))
  await page
    .getByRole('button', { name: t('p24.go') })
    .or(page.getByRole('link', { name: t('p24.go') }))
    .click()
  await expect(page.locator('h1')).toHaveText(t('p30.title'))
}

/** P-30, answered with one of its ways. */
export async function chooseUnlockWay(ana: Person, way: 'huella' | 'video' | 'centro'): Promise<void> {
  await ana.page.locator(`input[name=forma][value=${way}]`).check()
  await press(ana, ana.t('g.continue'))
}

/** Presses the button of the form that is sent to this address. */
export async function sendTo({ page }: Person, action: string): Promise<void> {
  await landed(page, () =>
    page.locator(`form[method=post][action="${action}"] button[type=submit]`).first().click(),
  )
}

/**
 * P-42 to P-45: the n-th time on the page from 0, or the last (-1), and nobody to write to. The first may begin while
 * it is booked.
 * @returns the code of the case
 */
export async function bookTime(ana: Person, n: number): Promise<string> {
  const { page, t } = ana
  await page.locator('input[name=hora]').nth(n).check()
  await sendTo(ana, '/turno/hora')
  await expect(page.locator('h1')).toHaveText(t('p43.title'))
  await page.locator('input[name=ninguno]').check()
  await sendTo(ana, '/turno/contacto')
  await expect(page.locator('h1')).toHaveText(t('p44.title'))
  await sendTo(ana, '/turno/revisar')
  await expect(page.locator('h1')).toHaveText(t('p45.panel'))
  return /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
}
