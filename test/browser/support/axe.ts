import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2, levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page, a line a rule. Only findings come back: all that is in order is megabytes. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(source)
  const violations = await page.evaluate(async (values) => {
    const tool = (globalThis as unknown as { readonly axe: typeof axe }).axe
    const results = await tool.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
      elementRef: false,
    })
    return results.violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html) }))
  }, rules)
  return violations.map(({ id, html }) => `${id}: ${html.join(' | ')}`)
}
