import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

export interface KeeperSettings {
  /** What reads one file, and how Node is started for it. */
  readonly program: string
  readonly flags: readonly string[]
  /** Milliseconds for one file. */
  readonly patience: number
  /** Octets that the process of one file may hold in memory, and those it may say. */
  readonly mostResident: number
  readonly mostSaid: number
}

export interface AskedReading {
  readonly id: number
  readonly content: Uint8Array
}

export interface Reading {
  readonly id: number
  /** What the process said; null when it was ended or ended badly. */
  readonly said: Uint8Array | null
  /** The most octets it was seen to hold; 0 where the system does not tell. */
  readonly mostResident: number
}

/**
 * The process that starts those that read: it holds nothing of the service but the file of a moment, does not look
 * into it, and is small. Starting a process copies the map of the memory of whoever starts it, and lets it stand still
 * meanwhile: a service of 150 MB stood for 80 ms each time, and everybody's page with it (ATK-53).
 */
const settings = JSON.parse(process.argv[2] ?? '') as KeeperSettings
/** Milliseconds between two looks at how much a process holds. */
const watchEvery = 20
const running = new Set<ChildProcess>()

// Behind everything that somebody waits for at a page; who is started from here is so too.
setPriority(10)
process.on('message', (asked) => {
  const { id, content } = asked as AskedReading
  void read(content).then((reading) => process.send?.({ id, ...reading } satisfies Reading))
})
process.on('disconnect', () => {
  for (const child of running) child.kill('SIGKILL')
  process.exit()
})

function read(content: Uint8Array): Promise<Omit<Reading, 'id'>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...settings.flags, settings.program], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
    })
    running.add(child)
    const parts: Buffer[] = []
    let length = 0
    let mostResident = 0
    let isEnded = false
    const end = () => {
      isEnded = true
      child.kill('SIGKILL')
    }
    const late = setTimeout(end, settings.patience)
    const watch = setInterval(() => {
      mostResident = Math.max(mostResident, mostResidentOf(child.pid))
      if (mostResident > settings.mostResident) end()
    }, watchEvery)
    const done = (code: number | null) => {
      clearTimeout(late)
      clearInterval(watch)
      running.delete(child)
      resolve({ said: code === 0 && !isEnded ? Buffer.concat(parts) : null, mostResident })
    }
    child.on('error', () => done(null))
    child.on('close', done)
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      if (length > settings.mostSaid) end()
      else parts.push(part)
    })
    // It may be dead before it has read all.
    child.stdin.on('error', () => undefined)
    child.stdin.end(content)
  })
}

/** The most octets that a process has held since it began (proc(5), VmHWM); 0 when it is gone or nobody says. */
function mostResidentOf(pid: number | undefined): number {
  try {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'latin1').match(/^VmHWM:\s+(\d+) kB$/m)?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
