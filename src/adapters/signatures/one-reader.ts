import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { ReadMessage, SaidMessage } from './reader-messages.ts'

export interface ReaderSettings {
  readonly program: string
  readonly flags: readonly string[]
  /** Milliseconds for one file, and for the process to begin. */
  readonly patience: number
  readonly patienceAtStart: number
  /** Octets that it may hold in memory. */
  readonly mostResident: number
}

/** What was said about one file; or how the process ended over it. `unborn`: it never began, and the file was not looked at. */
export type Said = { readonly reading: unknown } | { readonly ended: 'time' | 'memory' | 'died' | 'unborn' }

/** One process that reads files, one at a time. */
export interface OneReader {
  readonly pid: number | undefined
  /** The trust that it was sent last. */
  trustKey: string | undefined
  read(message: ReadMessage): Promise<Said>
  end(): void
}

/** Milliseconds between two looks at how much it holds, while it reads. */
const watchEvery = 20

/** Starts one. `onEnd` is told once when it is there no more, whatever the cause. */
export function startReader(settings: ReaderSettings, onEnd: () => void): OneReader {
  const child = fork(settings.program, [], {
    execArgv: [...settings.flags],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  /** Who waits for an answer stays for it; a service that has nothing else to do may end, and the process with it. */
  const hold = (isAwaited: boolean): void => {
    for (const held of [child, child.channel])
      if (isAwaited) held?.ref()
      else held?.unref()
  }
  hold(false)
  let isThere = false
  let isEnded = false
  let answer: ((said: Said) => void) | undefined
  let message: ReadMessage | undefined
  let cause: 'time' | 'memory' | 'died' = 'died'
  let late: NodeJS.Timeout | undefined
  let watch: NodeJS.Timeout | undefined

  const kill = (because: typeof cause): void => {
    cause = because
    child.kill('SIGKILL')
  }
  const settle = (said: Said): void => {
    clearTimeout(late)
    clearInterval(watch)
    hold(false)
    const told = answer
    answer = undefined
    message = undefined
    told?.(said)
  }
  const over = (): void => {
    if (isEnded) return
    isEnded = true
    clearTimeout(unborn)
    settle({ ended: isThere ? cause : 'unborn' })
    onEnd()
  }
  /** The time of a file runs from when the process could begin with it. */
  const begin = (): void => {
    if (!isThere || message === undefined) return
    late = setTimeout(kill, settings.patience, 'time')
    watch = setInterval(() => {
      if (residentOf(child.pid) > settings.mostResident) kill('memory')
    }, watchEvery)
    child.send(message, (fault) => {
      if (fault !== null) kill('died')
    })
  }
  const unborn = setTimeout(kill, settings.patienceAtStart, 'time').unref()

  child.on('exit', over)
  child.on('error', over)
  child.on('message', (said) => {
    const { id, reading } = (typeof said === 'object' ? said : {}) as Partial<SaidMessage>
    if (id === 0 && !isThere) {
      isThere = true
      clearTimeout(unborn)
      begin()
    } else if (message !== undefined && id === message.id) settle({ reading })
    // Who speaks unasked is not to be trusted with another file.
    else kill('died')
  })

  return {
    pid: child.pid,
    trustKey: undefined,
    read: (asked) =>
      new Promise((resolve) => {
        if (isEnded) return resolve({ ended: isThere ? cause : 'unborn' })
        hold(true)
        answer = resolve
        message = asked
        begin()
      }),
    end: () => void child.kill('SIGKILL'),
  }
}

/** Octets that a process holds now (proc(5), VmRSS); 0 when it is gone or the system does not say. */
function residentOf(pid: number | undefined): number {
  try {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'latin1').match(/^VmRSS:\s+(\d+) kB$/m)?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
