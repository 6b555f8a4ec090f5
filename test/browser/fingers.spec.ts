import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { inventCaptures } from '../../src/entry/demo/invent-captures.ts'
import { follow, press } from './support/counter.ts'
import { startDemonstration } from './support/demonstration.ts'
import { atFingers, compare, enrol, registered, stationKey } from './support/fingers.ts'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { identify, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** A case that goes on at a centre, by its code. */
async function toCentre(ana: Person): Promise<string> {
  await identify(ana, await roleOf(ana, 'COOPERATIVE'))
  if (!ana.way.scripts) await sitOut(ana)
  await ana.page.waitForURL('**/preguntas')
  await ana.page.goto('/otras-formas')
  await press(ana, ana.t('p20.prepare'))
  await ana.page.waitForURL('**/documentos')
  return /CLV-\w{4}-\w{4}/.exec(ana.page.url())?.[0] ?? ''
}

test('a finger is enrolled, compared by a station and matched; the same capture never counts again', async ({
  arrive,
  db,
}) => {
  const [ana, vera] = [await arrive(), await arrive()]
  const { page, t } = vera
  const code = await toCentre(ana)
  await atFingers(vera, code)
  const seed = 4_001
  await enrol(vera, seed, true)

  // The key is of this browser: the same however often it is shown, and no script can take it out.
  const key = await stationKey(vera)
  await inspect(vera, { heading: t('fing.station.title') })
  expect(await stationKey(vera)).toBe(key)

  const heading = `${code} · `
  const compareWith = (name: string) => compare(vera, code, seed, name)
  // A browser that nobody has registered signs in vain.
  await compareWith('1_4.fmr')
  await expect(page.locator('.govuk-error-summary')).toContainText(t('fing.live.err.signature'))
  await registered(db, key)
  await compareWith('1_4.fmr')
  await expect(page.getByText('La huella coincide.')).toBeVisible()
  await inspect(vera, { name: 'a match', heading: (await page.locator('h1').textContent()) ?? heading })
  await compareWith('1_4.fmr')
  await expect(page.locator('.govuk-error-summary')).toContainText(t('fing.err.replay'))
  await compareWith('3_1.fmr')
  await expect(page.locator('.govuk-error-summary')).toContainText(t('fing.live.err.noMatch'))
  await expect(page.getByText('CLV-192')).toBeVisible()

  await page.goto(`/interno/casos/${code}/huellas`)
  await page.getByText(t('fing.delete.title')).click()
  await press(vera, t('fing.delete'))
  await expect(page.getByText(t('fing.deleted'))).toBeVisible()
})

test('without a script fingers are enrolled and deleted; comparing says what it needs, and leads on', async ({
  arrive,
}) => {
  const [ana, vera] = [await arrive({ scripts: false }), await arrive({ scripts: false })]
  const { page, t } = vera
  const code = await toCentre(ana)
  await atFingers(vera, code)
  await enrol(vera, 4_101)
  await page.goto(`/interno/casos/${code}/huellas/comparar`)
  const heading = (await page.locator('h1').textContent()) ?? ''
  await inspect(vera, { name: 'comparison, no script', heading })
  expect(await page.locator('form noscript').textContent()).toContain(t('fing.live.script'))
  await page.locator('[name=dedo]').first().check()
  await press(vera, t('fing.live.send'))
  await inspect(vera, {
    name: 'comparison, no script, sent',
    heading,
    status: 422,
    errors: [t('fing.live.err.needsScript')],
  })
  await follow(vera, t('fing.live.other'))
  expect(new URL(page.url()).pathname).toBe(`/interno/casos/${code}/documentos`)
  await page.goto('/interno/puesto')
  await inspect(vera, { name: 'station, no script', heading: t('fing.station.title') })
})

/** The service of a reader, as a kit brings it along: one capture of the finger that is asked for after the other. */
async function reader(
  origin: () => string,
): Promise<{ readonly url: string; isOut: boolean; close(): void }> {
  const captures = inventCaptures(4_201, 6)
  const given = new Map<number, number>()
  const server = createServer((request, response) => {
    const allowed = {
      'access-control-allow-origin': origin(),
      'access-control-allow-headers': 'content-type, x-forwarded-for',
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { ...allowed, 'access-control-allow-private-network': 'true' }).end()
      return
    }
    void text(request).then((body) => {
      const { position } = JSON.parse(body) as { readonly position: number }
      const slot = position === 7 ? 2 : 1
      const n = (given.get(slot) ?? 0) + 1
      given.set(slot, n)
      const found = captures.find(({ name }) => name === `${slot}_${n}.fmr`)
      const template = Buffer.from(found?.octets ?? []).toString('base64')
      response
        .writeHead(kit.isOut ? 503 : 200, { ...allowed, 'content-type': 'application/json' })
        .end(JSON.stringify({ template, extractor: 'kit/1' }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const kit = { url: `http://127.0.0.1:${port}/capture`, isOut: false, close: () => void server.close() }
  return kit
}

test('a reader on the machine of the officer gives the captures, and a file serves where it does not answer', async ({
  arrive,
}) => {
  // A demonstration of its own is started.
  test.setTimeout(120_000)
  let origin = ''
  const kit = await reader(() => origin)
  const demonstration = await startDemonstration('as-described', { CLAVERO_CAPTURE_KIT: kit.url })
  origin = demonstration.origin
  try {
    const [ana, vera] = [await arrive({ from: demonstration }), await arrive({ from: demonstration })]
    const { page, t } = vera
    await atFingers(vera, await toCentre(ana))
    await page.locator('[name=acepta]').check()
    await press(vera, t('fing.begin'))
    kit.isOut = true
    vera.journal.others.add(new URL(kit.url).origin)
    await page
      .getByRole('button', { name: t('fing.kit') })
      .first()
      .click()
    await expect(page.getByText(t('fing.kit.failed'))).toContainText('CLV-194')
    kit.isOut = false
    for (const slot of [1, 2])
      for (const n of [1, 2, 3]) {
        const form = page.locator(`form[action$="/huellas/${slot}"]`)
        await form.getByRole('button', { name: t('fing.kit') }).click()
        if (n < 3) await expect(form.getByText(t('fing.file', { n: n + 1 }))).toBeVisible()
        else await expect(form).toHaveCount(0)
      }
    await expect(page.getByText(t('fing.complete'))).toBeVisible()
  } finally {
    await demonstration.stop()
    kit.close()
  }
})
