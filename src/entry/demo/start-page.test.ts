import { expect, test } from 'vitest'
import { testApp, testBrowser } from '../../../test/support/web.ts'
import { langs } from '../../kernel/lang.ts'
import { departuresOf, policyFor, profileNames } from '../../policy/index.ts'
import { demoStartPath, demoStartRoutes } from './start-page.tsx'

const cases = profileNames.flatMap((profile) => langs.map((lang) => [profile, lang] as const))

test.each(cases)('shows every departure of %s, its reason and its end, in %s', async (profile, lang) => {
  const policy = policyFor(profile)
  const browser = testBrowser(await testApp(demoStartRoutes(policy)))
  await browser.get(`${demoStartPath}?lang=${lang}`)
  const { statusCode, body } = await browser.get(demoStartPath)
  expect(statusCode).toBe(200)
  const departures = departuresOf(policy)
  expect(body.split('<h3 ').length - 1).toBe(departures.length)
  for (const { requirements, why, endedBy } of departures)
    for (const said of [...requirements, why[lang], endedBy[lang]]) expect(body).toContain(said)
})
