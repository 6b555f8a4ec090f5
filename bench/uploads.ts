import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { onePage, pdfOf, streamOf } from '../test/support/files/pdfs.ts'
import { multipartOf } from '../test/support/files/upload.ts'
import { BenchFault, formNumber } from './browser.ts'
import { Connection } from './connection.ts'
import { visitor, type Load } from './load.ts'
import { identify } from './recovery.ts'
import { spreadOf, type Spread } from './statistics.ts'

/** What twenty files at once did to somebody who asks for pages meanwhile. */
export interface UploadFigures {
  readonly cases: number
  /** How many files were answered how, by status. */
  readonly answered: Readonly<Record<string, number>>
  /** Until the last one was answered. */
  readonly seconds: number
  /** Pages beside, before and meanwhile: milliseconds. */
  readonly quiet: Spread
  readonly page: Spread
  readonly slowestPage: number
  /** Milliseconds, p99. */
  readonly loopDelay: number
}

const atOnce = 20
/** Octets of a file. */
const size = 1_000_000
/** Milliseconds between two pages beside. */
const every = 20
/** Pages of the longest list, from the database, that anybody may ask for. */
const pages = ['/ayuda', '/empresa'] as const

/** Twenty files of one case, and of a case each. */
export async function measureUploads(load: Load): Promise<readonly UploadFigures[]> {
  return [await measure(load, 1), await measure(load, atOnce)]
}

async function measure(load: Load, cases: number): Promise<UploadFigures> {
  const { service } = load
  const senders = await Promise.all(Array.from({ length: cases }, () => sender(load)))
  const files = senders.map(ownFile)
  const beside = watchPages(service.port)
  await sleep(1_500)
  const quiet = spreadOf(beside.take())
  await service.usage()
  const answered: Record<string, number> = {}
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async (_, n) => {
      const status = await senders[n % cases]?.(files[n % cases] ?? ownFile())
      answered[String(status)] = (answered[String(status)] ?? 0) + 1
    }),
  )
  const seconds = (performance.now() - begun) / 1_000
  const took = beside.take()
  const { loopDelay } = await service.usage()
  await beside.stop()
  return {
    cases,
    answered,
    seconds,
    quiet,
    page: spreadOf(took),
    slowestPage: Math.max(...took),
    loopDelay: loopDelay * 1_000,
  }
}

/** Octets that nobody can guess, in a whole file. */
const ownFile = (): Buffer => pdfOf({ ...onePage, 4: streamOf(randomBytes(size)) })

/** Somebody on P-91; each call sends a file over a connection of its own and answers the status. */
export async function sender({
  ground,
  service: { port },
}: Load): Promise<(content: Buffer) => Promise<number>> {
  const connection = new Connection(port)
  const browser = visitor(connection, () => undefined)
  await identify(browser, ground.next())
  const ways = await browser.open('other ways', '/otras-formas')
  const code = /CLV-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(ways)?.[0]
  if (code === undefined) throw new BenchFault('no case')
  const path = `/caso/${code}/documentos/letter`
  const f = formNumber(await browser.open('page of the file', path))
  connection.close()
  return async (content) => {
    const own = new Connection(port)
    try {
      return (await browser.postFile(own, path, multipartOf(f, { content }))).status
    } finally {
      own.close()
    }
  }
}

/** Asks for pages without end; hands over how long they took since it was last asked. */
function watchPages(port: number) {
  const connection = new Connection(port)
  const browser = visitor(connection, (_step, took) => times.push(took))
  let times: number[] = []
  let isOn = true
  const asking = (async () => {
    for (let n = 0; isOn; n += 1) {
      await browser.open('page beside', pages[n % pages.length] ?? '/')
      await sleep(every)
    }
  })()
  return {
    take(): readonly number[] {
      const taken = times
      times = []
      return taken
    },
    async stop() {
      isOn = false
      await asking
      connection.close()
    },
  }
}

export function uploadTable(figures: readonly UploadFigures[]): string {
  const number = (each: number) => each.toFixed(1).padStart(7)
  return [
    `${atOnce} files of ${size / 1e6} MB at once; pages beside in milliseconds (p50, p95, p99, slowest):`,
    ...figures.flatMap(({ cases, answered, seconds, quiet, page, slowestPage, loopDelay }) => [
      `  ${cases === 1 ? 'one case' : 'a case each'}: ${JSON.stringify(answered)} in ${seconds.toFixed(1)} s`,
      `    before    ${[quiet.p50, quiet.p95, quiet.p99].map(number).join(' ')}`,
      `    meanwhile ${[page.p50, page.p95, page.p99, slowestPage].map(number).join(' ')}  event loop late by ${loopDelay.toFixed(0)} (p99)`,
    ]),
    '',
  ].join('\n')
}
