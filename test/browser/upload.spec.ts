import { randomBytes } from 'node:crypto'
import type { CDPSession } from '@playwright/test'
import type { DocumentKind } from '../../src/proofs/dossier/domain/documents.ts'
import { mostBytes, pieceBytes } from '../../src/proofs/dossier/domain/file-limits.ts'
import { onePage, pdfOf, streamOf } from '../support/files/pdfs.ts'
import { follow, press } from './support/counter.ts'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import { identify, sitOut } from './support/steps.ts'
import { expect, test } from './support/test.ts'

/** A paper as it comes out of a scanner: one page, and as heavy as P-91 takes. */
const scanned = (octets: number): Buffer => pdfOf({ ...onePage, 9: streamOf(randomBytes(octets - 1_000)) })

/** To the papers of a case that goes on at a centre; its code. */
async function toPapers(ana: Person): Promise<string> {
  await identify(ana, await roleOf(ana, 'COOPERATIVE'))
  if (!ana.way.scripts) await sitOut(ana)
  await ana.page.waitForURL('**/preguntas')
  await ana.page.goto('/otras-formas')
  await press(ana, ana.t('p20.prepare'))
  await ana.page.waitForURL('**/documentos')
  return /CLV-\w{4}-\w{4}/.exec(ana.page.url())?.[0] ?? ''
}

interface Line {
  /** Octets a second upwards; 0 cuts it. */
  carries(octets: number): Promise<void>
  /** What the server answered to each piece that it took: where the next one begins. */
  readonly answers: readonly number[]
}

async function lineOf({ page, journal }: Person): Promise<Line> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const answers: number[] = []
  page.on('response', (response) => {
    if (!response.url().endsWith('/parte') || response.status() !== 200) return
    void response.json().then(
      ({ desde }: { readonly desde: number }) => answers.push(desde),
      // After the last one the page goes on at once, and takes the answer along.
      () => undefined,
    )
  })
  return {
    answers,
    async carries(octets) {
      if (octets === 0) journal.mayBreak()
      await session.send('Network.emulateNetworkConditions', {
        offline: octets === 0,
        latency: 60,
        downloadThroughput: 500_000,
        uploadThroughput: octets === 0 ? 0 : octets,
      })
    },
  }
}

const choose = async ({ page }: Person, content: Buffer): Promise<void> => {
  await page
    .locator('input[name=archivo]')
    .setInputFiles({ name: 'escaneado.pdf', mimeType: 'application/pdf', buffer: content })
  await page.locator('form[data-upload] button[type=submit]').click()
}

/** Where a file goes on after each of its pieces but the last: begun anew, one of them would stand there twice. */
const ends = (octets: number): readonly number[] =>
  Array.from({ length: Math.ceil(octets / pieceBytes) - 1 }, (_, n) => (n + 1) * pieceBytes)

/** Without the last answer, which is heard only when the page is slower than the line. */
const within = (answers: readonly number[], { length }: Buffer): readonly number[] =>
  answers.filter((end) => end < length)

/** Until the page says that the paper is there. */
const arrived = ({ page, t }: Person, kind: (typeof kinds)[number]): Promise<void> =>
  expect(page.getByText(t('p91.done', { documento: t(`p90.${kind}`) }))).toBeVisible({ timeout: 60_000 })

const kinds = ['ruc', 'appointment', 'letter', 'deed'] as const satisfies readonly DocumentKind[]

test('twenty megabytes of papers come over a slow line that breaks, and go on from where they were', async ({
  arrive,
}) => {
  test.setTimeout(180_000)
  const ana = await arrive()
  const { page, t } = ana
  const code = await toPapers(ana)
  const line = await lineOf(ana)
  const state = page.locator('[data-upload-state]')
  let came = 0
  for (const kind of kinds) {
    const paper = scanned(mostBytes - 2_000)
    await page.goto(`/caso/${code}/documentos/${kind}`)
    const before = line.answers.length
    await line.carries(1_500_000)
    await choose(ana, paper)
    await expect(state).toBeVisible()
    await expect.poll(() => line.answers.length - before).toBeGreaterThan(3)
    expect(await page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(
      10,
    )
    await expect(state).toContainText(/[1-9]\d? %/)
    await line.carries(0)
    await expect(state).toContainText(t('p91.broken'))
    await line.carries(4_000_000)
    await arrived(ana, kind)
    expect(within(line.answers.slice(before), paper)).toEqual(ends(paper.length))
    came += paper.length
  }
  expect(came).toBeGreaterThan(20_000_000)
  await page.goto(`/caso/${code}/documentos`)
  await expect(page.getByText(t('p90.st.received'))).toHaveCount(kinds.length)
})

test('who closes the page in the middle chooses the same file again, and it goes on from there', async ({
  arrive,
}) => {
  test.setTimeout(120_000)
  const ana = await arrive()
  const { page, t } = ana
  const code = await toPapers(ana)
  const line = await lineOf(ana)
  const paper = scanned(3_000_000)
  await page.goto(`/caso/${code}/documentos/letter`)
  await line.carries(600_000)
  await choose(ana, paper)
  await expect.poll(() => line.answers.length, { timeout: 20_000 }).toBeGreaterThan(3)
  ana.journal.mayBreak()
  await page.goto(`/caso/${code}`)
  const sent = line.answers.length
  await line.carries(4_000_000)
  await page.goto(`/caso/${code}/documentos/letter`)
  await expect(page.locator('[data-upload-half]')).toContainText(t('p91.half'))
  await choose(ana, paper)
  await arrived(ana, 'letter')
  // The piece that was under way when the page was closed may have come in, unheard.
  const [first = 0, ...rest] = line.answers.slice(sent)
  expect(first).toBeGreaterThan(sent * pieceBytes)
  expect(within([first, ...rest], paper)).toEqual(ends(paper.length).filter((end) => end >= first))
})

test('a file that is too big is told at once, and nothing of it is sent', async ({ arrive }) => {
  const ana = await arrive()
  const { page, t } = ana
  const code = await toPapers(ana)
  const line = await lineOf(ana)
  await page.goto(`/caso/${code}/documentos/letter`)
  await choose(ana, scanned(mostBytes + 5_000))
  await expect(page.locator('[data-upload-state]')).toContainText(t('p91.err.big'))
  expect(line.answers).toEqual([])
})

test('without scripts a file goes by the form itself', async ({ arrive }) => {
  test.setTimeout(60_000)
  const ana = await arrive({ scripts: false })
  const { page, t } = ana
  const code = await toPapers(ana)
  await page.goto(`/caso/${code}/documentos/letter`)
  await choose(ana, scanned(1_500_000))
  await arrived(ana, 'letter')
  await page.goto(`/caso/${code}/documentos`)
  await expect(page.getByText(t('p90.st.received'))).toBeVisible()
  await follow(ana, t('g.back'))
})
