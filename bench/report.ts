import { steps } from './steps.ts'
import type { Figures, Machine } from './figures.ts'
import type { FloodFigures } from './floods.ts'
import type { WindowFigures } from './load.ts'
import { isReached, targetsOf, type Target } from './targets.ts'

const fixed = (value: number | undefined, digits = 1): string =>
  value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(digits)
const percent = (share: number): string => `${fixed(share * 100, 0)} %`
const megabytes = (octets: number | undefined): string =>
  octets === undefined ? '–' : `${fixed(octets / 1024 ** 2, 0)} MB`

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
  return rows.map((row) => `  ${line(row).trimEnd()}\n`).join('')
}

/** The whole report, for a terminal. */
export function report(figures: Figures): string {
  const { windows, apart, hashSteps, openingUnderHashes: opening, withoutHash, floor, coldStarts } = figures
  const eight = windows.find(({ users }) => users === 8) ?? windows[0]
  return [
    `\n${machineLine(figures.machine)}\n`,
    'Complete recoveries, first sign-in included',
    windowTable(windows, withoutHash),
    `Milliseconds per step, p50 / p95 / p99`,
    table([['', ...windows.map(({ users }) => `${users} at a time`)], ...stepRows(windows)]),
    'By itself',
    table([
      ['web process, CPU per recovery', `${fixed(apart.web)} ms`],
      ['worker process, CPU per recovery', `${fixed(apart.worker)} ms`],
      ['set key + sign in, CPU of the web process', `${fixed(hashSteps.cpu)} ms`],
      ['  of it in argon2id', percent(hashSteps.hashShare)],
      [
        'opening the link while 32 hash, p50 / p95 / p99',
        `${fixed(opening.p50)} / ${fixed(opening.p95)} / ${fixed(opening.p99)} ms`,
      ],
      [
        'first page: serve, database up',
        `${fixed(coldStarts.serve, 0)} ms, ${megabytes(coldStarts.serveResident)}`,
      ],
      [
        'first page: demo, folder there',
        `${fixed(coldStarts.demo, 0)} ms, ${megabytes(coldStarts.demoResident)}`,
      ],
      ['first page: demo, the very first', `${fixed(coldStarts.firstDemo, 0)} ms`],
    ]),
    'Floods of set-key calls, with eight who sign in without a pause',
    floodTable(figures.floods),
    'Beside the bare floor (a hash, an insert, an update), 8 at a time',
    table([
      ['', 'floor', 'recovery', 'ratio'],
      [
        'with the hash',
        `${fixed(floor.withHash, 0)}/s`,
        `${fixed(eight?.perSecond)}/s`,
        fixed((eight?.perSecond ?? NaN) / floor.withHash, 2),
      ],
      [
        'without',
        `${fixed(floor.withoutHash, 0)}/s`,
        `${fixed(withoutHash.perSecond)}/s`,
        fixed(withoutHash.perSecond / floor.withoutHash, 2),
      ],
    ]),
    'Targets (two cores, durable PostgreSQL)',
    table(targetsOf(figures).map(targetRow)),
  ].join('\n')
}

/** One column a window; the service without the hash last, where it was measured. */
export function windowTable(windows: readonly WindowFigures[], withoutHash?: WindowFigures): string {
  const names = windows.map(({ users }) => String(users))
  return withoutHash === undefined
    ? table([['at a time', ...names], ...rows(windows)])
    : table([['at a time', ...names, `${withoutHash.users}, no hash`], ...rows([...windows, withoutHash])])
}

/** One column a flood. */
export function floodTable(floods: readonly FloodFigures[]): string {
  const row = (name: string, cell: (one: FloodFigures) => string) => [name, ...floods.map(cell)]
  return table([
    row('calls at a time', ({ callers }) => String(callers)),
    row('answered', ({ answered }) => String(answered)),
    row('of them 503 with Retry-After', ({ shed, shedWithoutTime }) => String(shed - shedWithoutTime)),
    row('of them 503 without it', ({ shedWithoutTime }) => String(shedWithoutTime)),
    row('until a 503, p50 / p99 ms', ({ shedAfter: { p50, p99 } }) => `${fixed(p50)} / ${fixed(p99)}`),
    row('sign-ins meanwhile', ({ signIn }) => String(signIn.count)),
    row(
      'sign-in, p50 / p95 / p99 ms',
      ({ signIn: { p50, p95, p99 } }) => `${fixed(p50)} / ${fixed(p95)} / ${fixed(p99)}`,
    ),
    row(
      'name and file before, p50 / p99 ms',
      ({ lookupsBefore: { p50, p99 } }) => `${fixed(p50)} / ${fixed(p99)}`,
    ),
    row(
      'name and file meanwhile, p50 / p99 ms',
      ({ lookups: { p50, p99 } }) => `${fixed(p50)} / ${fixed(p99)}`,
    ),
    row('event loop late, p99 ms', ({ loopDelay }) => fixed(loopDelay)),
  ])
}

const machineLine = (machine: Machine): string =>
  [
    `${machine.cores} cores (${machine.processor})`,
    `Node ${machine.node}`,
    `PostgreSQL ${machine.postgres}: fsync ${machine.fsync}, synchronous_commit ${machine.synchronousCommit}`,
    `fdatasync ${fixed(machine.syncTime, 2)} ms`,
    `load before ${fixed(machine.loadBefore, 2)}`,
  ].join(' · ')

function rows(windows: readonly WindowFigures[]): readonly (readonly string[])[] {
  const row = (name: string, cell: (window: WindowFigures) => string) => [name, ...windows.map(cell)]
  return [
    row('per second', ({ perSecond }) => fixed(perSecond)),
    row('counted', ({ recoveries }) => String(recoveries)),
    row('CPU of the service, ms each', ({ cpu }) => fixed(cpu.total)),
    row('  in argon2id', ({ cpu }) => fixed(cpu.hash)),
    row('  outside', ({ cpu }) => fixed(cpu.outside)),
    row('    event loop', ({ cpu }) => fixed(cpu.loop)),
    row('share in argon2id', ({ hashShare }) => percent(hashShare)),
    row('CPU of PostgreSQL, ms each', ({ cpu }) => fixed(cpu.database)),
    row('CPU of the load, ms each', ({ cpu }) => fixed(cpu.load)),
    row('event loop late, p99 ms', ({ loopDelay }) => fixed(loopDelay)),
    row('resident', ({ resident }) => megabytes(resident)),
    row('  JavaScript heap', ({ heap }) => megabytes(heap)),
  ]
}

const stepRows = (windows: readonly WindowFigures[]): readonly (readonly string[])[] =>
  Object.values(steps).map((step) => [
    step,
    ...windows.map((window) => {
      const spread = window.steps.get(step)
      return [spread?.p50, spread?.p95, spread?.p99].map((value) => fixed(value)).join(' / ')
    }),
  ])

function targetRow(target: Target): readonly string[] {
  const { name, unit, value, atLeast, atMost } = target
  const wanted = atLeast === undefined ? `at most ${atMost ?? ''}` : `at least ${atLeast}`
  const reached = isReached(target)
  return [
    name,
    `${fixed(value)} ${unit}`,
    wanted,
    reached === undefined ? 'not measured' : reached ? 'reached' : 'MISSED',
  ]
}
