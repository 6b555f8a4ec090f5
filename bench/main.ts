/** `npm run bench`: measures the service as it is built, and says what it reached. */
import { rmSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg } from 'node:os'
import pg from 'pg'
import { environmentIn } from './bench-config.ts'
import { chainTable, fillChain, measureChain } from './chain.ts'
import { measureColdStarts } from './cold-start.ts'
import type { Figures, Machine } from './figures.ts'
import { measureFloods, type FloodFigures } from './floods.ts'
import { measureFloor } from './floor.ts'
import { prepareGround, syncTime, type Ground } from './ground.ts'
import { hostileTable, measureHostile } from './hostile.ts'
import { judgementTable, measureJudgements } from './judgement.ts'
import { measure, warmUp, type Load, type WindowFigures } from './load.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { readOptions, usage, type BenchOptions } from './options.ts'
import { origin } from './place.ts'
import { profileTable } from './profile.ts'
import { fillQueue, measureQueue, queueTable } from './queue.ts'
import { floodTable, report, windowTable } from './report.ts'
import { measureRevocation, revocationTable } from './revocation.ts'
import type { ServerSettings } from './server.ts'
import { startService } from './service.ts'
import { measureSignedFiles, signedFileTable } from './signed-files.ts'
import { measureHashSteps, openingUnderHashes } from './storm.ts'
import { isReached, targetsOf } from './targets.ts'
import { measureTriage, triageTable } from './triage/main.ts'
import { measureTree, treeTable } from './tree.ts'
import { fillTurnos, measureTurnos, turnoTable } from './turnos.ts'
import { measureUploads, uploadTable } from './uploads.ts'

const note = (text: string) => process.stderr.write(`${text}\n`)

async function machineOf(ground: Ground, loadBefore: number): Promise<Machine> {
  const client = new pg.Client({ connectionString: ground.databaseUrl })
  await client.connect()
  const show = async (name: string) => {
    const { rows } = await client.query<Record<string, string>>(`show ${name}`)
    return rows[0]?.[name] ?? ''
  }
  try {
    return {
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? 'unknown',
      node: process.versions.node,
      postgres: (await show('server_version')).split(' ')[0] ?? '',
      fsync: await show('fsync'),
      synchronousCommit: await show('synchronous_commit'),
      syncTime: await syncTime(ground.folder),
      loadBefore,
    }
  } finally {
    await client.end()
  }
}

/** Starts the service, lets the code get warm, hands it to `work`, and stops it. */
async function withService<T>(
  ground: Ground,
  sink: MailSink,
  how: Partial<ServerSettings> & {
    readonly apart?: boolean
    /** Recoveries before anything is measured. */
    readonly warm: number
    readonly profile?: string | undefined
  },
  work: (load: Load) => Promise<T>,
): Promise<T> {
  const { apart = false, warm, profile, ...settings } = how
  const common = {
    databaseUrl: ground.databaseUrl,
    environment: environmentIn(ground.folder),
    origin,
    smtpPort: sink.port,
    hashes: true,
    ...settings,
  }
  const worker = apart ? await startService({ ...common, runs: 'worker' }, profile) : undefined
  const service = await startService({ ...common, runs: apart ? 'web' : 'both' }, profile)
  try {
    const load: Load = { ground, sink, service, ...(worker === undefined ? {} : { worker }) }
    await warmUp(load, warm)
    return await work(load)
  } finally {
    await service.stop()
    await worker?.stop()
  }
}

/** A ground and a mail server for `work`; both are gone afterwards, however it ended. */
async function onGround<T>(
  options: BenchOptions,
  work: (ground: Ground, sink: MailSink) => Promise<T>,
): Promise<T> {
  note(`preparing a world of ${options.employers} employers …`)
  const ground = await prepareGround(options.employers)
  // Ctrl-C leaves nothing behind but what PostgreSQL still writes.
  const clear = () => rmSync(ground.folder, { recursive: true, force: true })
  process.once('exit', clear)
  const sink = await startMailSink()
  try {
    return await work(ground, sink)
  } finally {
    sink.close()
    await ground.clear()
    process.off('exit', clear)
  }
}

async function windowsOf(
  load: Load,
  { concurrency, seconds }: BenchOptions,
): Promise<readonly WindowFigures[]> {
  const windows: WindowFigures[] = []
  for (const users of concurrency) {
    note(`complete recoveries, ${users} at a time …`)
    windows.push(await measure(load, users, seconds, 1))
  }
  return windows
}

/** Processor time of web and worker, each in a process of its own; then the two steps that hash. */
async function apart(load: Load, seconds: number, count: number) {
  const both = () => Promise.all([load.service.usage(), load.worker?.usage()])
  const before = await both()
  const { cpu } = await measure(load, 8, seconds, 1)
  const after = await both()
  const [web, worker] = [0, 1].map((n) => (after[n]?.cpu ?? 0) - (before[n]?.cpu ?? 0))
  const share = (worker ?? 0) / ((web ?? 0) + (worker ?? 0))
  return {
    apart: { web: cpu.total * (1 - share), worker: cpu.total * share },
    hashSteps: await measureHashSteps(load, count),
  }
}

async function run(
  options: BenchOptions,
  ground: Ground,
  sink: MailSink,
  loadBefore: number,
): Promise<Figures> {
  const { seconds, employers, starts } = options
  const short = Math.max(2, Math.ceil(seconds / 2))
  const warm = options.warm
  const machine = await machineOf(ground, loadBefore)
  const together = await withService(ground, sink, { warm }, async (load) => {
    const windows = await windowsOf(load, options)
    note('opening the link while 32 recoveries hash …')
    return { windows, openingUnderHashes: await openingUnderHashes(load, 32, short) }
  })
  note('web and worker apart …')
  const split = await withService(ground, sink, { apart: true, warm }, (load) =>
    apart(load, short, employers > 5_000 ? 96 : 32),
  )
  const floods = await floodsOf(options, ground, sink, short)
  note('without the hash …')
  const withoutHash = await withService(ground, sink, { hashes: false, warm }, (load) =>
    measure(load, 8, short, 1),
  )
  note('the bare floor …')
  const floor = await measureFloor(ground, short)
  note('cold starts …')
  const coldStarts = await measureColdStarts(ground, starts)
  return {
    at: new Date().toISOString(),
    machine,
    employers,
    ...together,
    ...split,
    floods,
    withoutHash,
    floor,
    coldStarts,
  }
}

/** Set-key calls without end, and who signs in meanwhile. */
function floodsOf(
  { warm }: BenchOptions,
  ground: Ground,
  sink: MailSink,
  seconds: number,
): Promise<readonly FloodFigures[]> {
  note('floods of set-key calls …')
  return withService(ground, sink, { warm, looksUp: true }, (load) => measureFloods(load, seconds))
}

/** Only the recoveries, with a profiler on if a folder is given: where the time goes. Rates of such a run are worth nothing. */
async function windowsOnly(options: BenchOptions, ground: Ground, sink: MailSink): Promise<string> {
  const folder = options.profile
  const windows = await withService(ground, sink, { warm: options.warm, profile: folder }, (load) =>
    windowsOf(load, options),
  )
  if (folder === undefined) return windowTable(windows)
  // CPU.<day>.<time>.<process>.<thread>.<number>: thread 0 is the one with the event loop.
  const names = (await readdir(folder)).filter((name) => /\.0\.\d+\.cpuprofile$/.test(name))
  return windowTable(windows) + (await profileTable(folder, names))
}

/** Maps become objects; the targets are judged, so that a reader of the file need not know them. */
const asJson = (figures: Figures): string =>
  `${JSON.stringify(
    {
      ...figures,
      targets: targetsOf(figures).map((target) => ({ ...target, reached: isReached(target) ?? null })),
    },
    (_key, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value),
    2,
  )}\n`

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) {
    process.stdout.write(usage)
    return
  }
  const { json, profile } = options
  if (options.only === 'floods') {
    const floods = await onGround(options, (ground, sink) => floodsOf(options, ground, sink, options.seconds))
    process.stdout.write(floodTable(floods))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ floods }, null, 2)}\n`)
    return
  }
  if (options.only === 'queue') {
    const queue = await onGround(options, async (ground, sink) => {
      await fillQueue(ground)
      return withService(ground, sink, { warm: 1 }, ({ service }) => measureQueue(service, 200))
    })
    process.stdout.write(queueTable(queue))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ queue }, null, 2)}\n`)
    return
  }
  if (options.only === 'turnos') {
    const figures = await onGround(options, async (ground, sink) => {
      await fillTurnos(ground)
      return withService(ground, sink, { warm: 1 }, (load) => measureTurnos(load, 200))
    })
    process.stdout.write(turnoTable(figures))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ turnos: figures }, null, 2)}\n`)
    return
  }
  if (options.only === 'chain') {
    const chain = await onGround(options, async (ground) => {
      await fillChain(ground)
      return measureChain(ground, 5)
    })
    process.stdout.write(chainTable(chain))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ chain }, null, 2)}\n`)
    return
  }
  if (options.only === 'tree') {
    const tree = await onGround(options, (ground) => measureTree(ground))
    process.stdout.write(treeTable(tree))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ tree }, null, 2)}\n`)
    return
  }
  if (options.only === 'judgements') {
    const judgements = await onGround(options, (ground) => measureJudgements(ground))
    process.stdout.write(judgementTable(judgements))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ judgements }, null, 2)}\n`)
    return
  }
  if (options.only === 'revocation') {
    const revocation = measureRevocation(9)
    process.stdout.write(revocationTable(revocation))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ revocation }, null, 2)}\n`)
    return
  }
  if (options.only === 'signedFiles') {
    const signedFiles = await measureSignedFiles(200)
    process.stdout.write(signedFileTable(signedFiles))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ signedFiles }, null, 2)}\n`)
    return
  }
  if (options.only === 'triage') {
    const triage = measureTriage()
    process.stdout.write(triageTable(triage))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ triage }, null, 2)}\n`)
    return
  }
  if (options.only === 'uploads') {
    const { uploads, hostile } = await onGround(options, (ground, sink) =>
      withService(ground, sink, { warm: 8, profile }, async (load) => ({
        uploads: await measureUploads(load),
        hostile: await measureHostile(load),
      })),
    )
    process.stdout.write(uploadTable(uploads) + hostileTable(hostile))
    if (json !== undefined) await writeFile(json, `${JSON.stringify({ uploads, hostile }, null, 2)}\n`)
    return
  }
  if (options.windowsOnly || profile !== undefined) {
    process.stdout.write(await onGround(options, (ground, sink) => windowsOnly(options, ground, sink)))
    return
  }
  const loadBefore = loadavg()[0] ?? 0
  const figures = await onGround(options, (ground, sink) => run(options, ground, sink, loadBefore))
  process.stdout.write(report(figures))
  if (json !== undefined) await writeFile(json, asJson(figures))
}

try {
  await main()
} catch (fault) {
  process.stderr.write(`bench: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)
  process.exitCode = 1
}
