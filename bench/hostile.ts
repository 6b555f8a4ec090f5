import { hostileFiles } from '../test/support/files/hostile-files.ts'
import { BenchFault } from './browser.ts'
import type { Load } from './load.ts'
import { sender } from './uploads.ts'

/** What one hostile file took, alone. */
export interface HostileFigures {
  readonly name: string
  /** 422 for one that was refused, 303 for one that was taken. */
  readonly status: number
  /** Milliseconds from its first octet sent until the answer was there, and of them those of the process that read it. */
  readonly answered: number
  readonly read: number
  /** The most octets that this process held. */
  readonly mostResident: number
}

/** What no file may take: the process is ended then, and with it what it would have said (issue 4). Milliseconds and octets. */
const most = { answered: 10_000, mostResident: 256 * 1024 * 1024 }

/** Sends each file of the hostile set, one after another, as somebody on P-91 does. */
export async function measureHostile(load: Load): Promise<readonly HostileFigures[]> {
  const { service } = load
  const figures: HostileFigures[] = []
  let send = await sender(load)
  for (const [name, { make }] of Object.entries(hostileFiles)) {
    const content = make()
    await service.usage()
    const begun = performance.now()
    const status = await send(content)
    const answered = performance.now() - begun
    const [reading, another] = (await service.usage()).readings
    if (reading === undefined || another !== undefined || ![303, 422].includes(status))
      throw new BenchFault(`${name} was answered ${status} and not read once`)
    figures.push({ name, status, answered, read: reading.milliseconds, mostResident: reading.mostResident })
    // One was taken: the form of its page is used up.
    if (status === 303) send = await sender(load)
  }
  return figures
}

const shown = 10

export function hostileTable(figures: readonly HostileFigures[]): string {
  const by = (key: 'answered' | 'mostResident') => figures.toSorted((a, b) => b[key] - a[key])
  const megabytes = (octets: number) => (octets / 1024 ** 2).toFixed(0)
  const line = ({ name, status, answered, read, mostResident }: HostileFigures) =>
    `    ${answered.toFixed(0).padStart(6)} ${read.toFixed(0).padStart(6)} ${megabytes(mostResident).padStart(6)}  ${status} ${name}`
  const [slowest, largest] = [by('answered'), by('mostResident')]
  const within = (isWithin: boolean) => (isWithin ? 'within' : 'MORE THAN')
  const [time, memory] = [slowest[0]?.answered ?? 0, largest[0]?.mostResident ?? 0]
  return [
    `${figures.length} hostile files, one after another (milliseconds until answered, of them in its process, MB at most, answer):`,
    `  the ${shown} slowest`,
    ...slowest.slice(0, shown).map(line),
    `  the ${shown} largest`,
    ...largest.slice(0, shown).map(line),
    `  at most ${time.toFixed(0)} ms, ${within(time < most.answered)} 10 s, and ${megabytes(memory)} MB, ${within(memory < most.mostResident)} 256 MB`,
    '',
  ].join('\n')
}
