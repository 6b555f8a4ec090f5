import type { CDPSession } from '@playwright/test'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { signedWith } from './support/sign.ts'
import { requestIssued, upload } from './support/signing.ts'
import { answerAll, askForLink, identify, newKey, open, send } from './support/steps.ts'
import { expect, test } from './support/test.ts'

const kB = 1_000

/** What went over the wire, by what it was for. Bytes, headers not counted. */
interface Load {
  readonly requests: readonly string[]
  readonly document: number
  readonly style: number
  readonly script: number
  readonly image: number
  readonly all: number
}

/** Listens from here on; the compressed length is what the browser received, read from its own network. */
async function scale({ page }: Person) {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, { url: string; type: string }>()
  const heads = new Map<string, number>()
  const totals = new Map<string, number>()
  session.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    if (!request.url.startsWith('data:')) kinds.set(requestId, { url: request.url, type })
  })
  session.on('Network.responseReceived', ({ requestId, response }) =>
    heads.set(
      requestId,
      response.fromDiskCache === true ? Number.POSITIVE_INFINITY : response.encodedDataLength,
    ),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    totals.set(requestId, encodedDataLength),
  )
  return async (): Promise<Load> => {
    await page.waitForLoadState('networkidle')
    const sums = { Document: 0, Stylesheet: 0, Script: 0, Image: 0 }
    const requests: string[] = []
    let all = 0
    for (const [id, { url, type }] of kinds) {
      const total = totals.get(id) ?? 0
      const body = Math.max(0, total - (heads.get(id) ?? 0))
      // What stands in the cache already is not sent again.
      if (total === 0 || body === 0) continue
      requests.push(`${type} ${new URL(url).pathname} ${body}`)
      all += body
      const kind = type === 'Other' ? 'Image' : type
      if (kind in sums) sums[kind as keyof typeof sums] += body
    }
    for (const list of [kinds, heads, totals]) list.clear()
    return {
      requests,
      document: sums.Document,
      style: sums.Stylesheet,
      script: sums.Script,
      image: sums.Image,
      all,
    }
  }
}

/** SCREENS 0.5, for a first visit. */
function isLight(load: Load, where: string): void {
  expect.soft(load.document, where).toBeLessThanOrEqual(8 * kB)
  expect.soft(load.style, where).toBeLessThanOrEqual(7 * kB)
  expect.soft(load.script, where).toBeLessThanOrEqual(5 * kB)
  expect.soft(load.image, where).toBeLessThanOrEqual(4 * kB)
  expect.soft(load.requests.length, `${where}\n${load.requests.join('\n')}`).toBeLessThanOrEqual(4)
  expect.soft(load.all, where).toBeLessThanOrEqual(25 * kB)
}

// Everybody who comes from a link or a search comes to one of these first.
for (const path of ['/', '/empresa', '/entrar', '/caso', '/aviso', '/otras-formas', '/clave/abcdefghjkmn'])
  test(`a first visit to ${path} is light enough for an old telephone on a slow network`, async ({
    arrive,
  }) => {
    const person = await arrive()
    const weigh = await scale(person)
    await person.page.goto(path)
    const load = await weigh()
    test
      .info()
      .annotations.push({ type: 'weight', description: `${path} ${load.requests.join(' · ')} = ${load.all}` })
    expect(load.document).toBeGreaterThan(500)
    isLight(load, path)
  })

test('every later page of a recovery weighs at most 8 kB', async ({ arrive, borrow }) => {
  const person = await arrive()
  const { page } = person
  const role = await roleOf(person, 'COOPERATIVE')
  await borrow(role.ruc)
  const weigh = await scale(person)
  await page.goto('/')
  await weigh()
  const weighed: string[] = []
  const later = async () => {
    const load = await weigh()
    const where = new URL(page.url()).pathname
    weighed.push(`${where} ${load.all}`)
    expect.soft(load.all, `${where}\n${load.requests.join('\n')}`).toBeLessThanOrEqual(8 * kB)
  }
  await page.goto('/tramite')
  await later()
  await page.goto('/empresa')
  await later()
  await identify(person, role)
  await weigh()
  await page.goto('/preguntas')
  await later()
  await send(person)
  await later()
  await answerAll(person, role)
  await weigh()
  await page.goto('/enlace')
  await later()
  const mail = await askForLink(person, role)
  await later()
  await open(person, mail)
  await later()
  await send(person)
  await later()
  await page.locator('#clave').fill(newKey())
  await send(person)
  await later()
  test.info().annotations.push({ type: 'weight', description: weighed.join(' · ') })
  expect(weighed).toHaveLength(9)
})

test('the pages of a signed request weigh at most 8 kB each after the first one', async ({ arrive }) => {
  const person = await arrive()
  const { page } = person
  const role = await roleOf(person, 'COOPERATIVE')
  const issued = await requestIssued(person, role)
  const signed = await signedWith(person, issued, { role: 'COOPERATIVE', kind: 'good', format: 'p7m' })
  const weigh = await scale(person)
  await page.goto('/solicitud')
  await weigh()
  const weighed: string[] = []
  const later = async (name: string) => {
    const load = await weigh()
    weighed.push(`${name} ${load.all}`)
    expect.soft(load.all, `${name}\n${load.requests.join('\n')}`).toBeLessThanOrEqual(8 * kB)
  }
  for (const path of ['/solicitud', '/solicitud/datos', '/solicitud/subir']) {
    await page.goto(path)
    await later(path)
  }
  await upload(person, Buffer.from('<?xml version="1.0"?><factura/>'))
  await later('/solicitud/subir, refused')
  // Signed data with the document inside are for an officer: received.
  await upload(person, signed, 'solicitud.pdf.p7m')
  await page.waitForURL('**/solicitud/CLV-*')
  await later('/solicitud/CLV-')
  test.info().annotations.push({ type: 'weight', description: weighed.join(' · ') })
  expect(weighed).toHaveLength(5)
})

test('the pages of papers and of a centre weigh at most 8 kB each after the first one', async ({
  arrive,
}) => {
  const person = await arrive()
  const { page, t } = person
  await identify(person, await roleOf(person, 'COOPERATIVE'))
  await page.waitForURL('**/preguntas')
  await page.goto('/otras-formas')
  await page.getByRole('button', { name: t('p20.prepare'), exact: true }).click()
  await page.waitForURL('**/documentos')
  const code = /CLV-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
  const weigh = await scale(person)
  const weighed: string[] = []
  for (const path of [
    '',
    '/documentos',
    '/documentos/letter',
    '/centro',
    '/carta',
    '/hoja',
    '/recordatorio',
  ]) {
    await page.goto(`/caso/${code}${path}`)
    const load = await weigh()
    weighed.push(`${path} ${load.all}`)
    expect.soft(load.all, `${path}\n${load.requests.join('\n')}`).toBeLessThanOrEqual(8 * kB)
  }
  test.info().annotations.push({ type: 'weight', description: weighed.join(' · ') })
  expect(weighed).toHaveLength(7)
})
