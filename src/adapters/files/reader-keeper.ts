import { fork, type ChildProcess } from 'node:child_process'
import type { AskedReading, KeeperSettings, Reading } from './keep-readers.ts'

export interface ReaderKeeper {
  /** Undefined when the keeper itself was lost over it: nothing is known of the file then. */
  read(content: Uint8Array): Promise<Omit<Reading, 'id'> | undefined>
  /** Of the process that is there now. */
  pid(): number | undefined
}

/** Milliseconds without a file after which the keeper is let go: most days nobody sends one. */
const idleFor = 60_000
/** Milliseconds beyond the patience with one file after which the keeper itself is taken for lost. */
const grace = 5_000

/** Holds one process that starts those that read (`keep-readers.ts`); it comes with the first file, and again when it died. */
export function keeperOfReaders(program: string, settings: KeeperSettings): ReaderKeeper {
  const asked = new Map<number, (reading: Reading | undefined) => void>()
  let keeper: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  const start = (): ChildProcess => {
    const started = fork(program, [JSON.stringify(settings)], {
      execArgv: ['--no-warnings'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // A service that has nothing else to do may end; the keeper then ends by itself.
    started.unref()
    started.channel?.unref()
    started.on('message', (said) => {
      const reading = said as Reading
      asked.get(reading.id)?.(reading)
    })
    const lost = () => {
      if (keeper !== started) return
      keeper = undefined
      for (const answer of asked.values()) answer(undefined)
    }
    started.on('exit', lost).on('error', lost)
    return started
  }

  return {
    pid: () => keeper?.pid,
    read: (content) =>
      new Promise((resolve) => {
        clearTimeout(idle)
        last += 1
        const id = last
        keeper ??= start()
        const { pid } = keeper
        const late = setTimeout(() => {
          if (keeper?.pid === pid) keeper?.kill('SIGKILL')
        }, settings.patience + grace)
        asked.set(id, (reading) => {
          clearTimeout(late)
          asked.delete(id)
          if (asked.size === 0) idle = setTimeout(letGo, idleFor).unref()
          resolve(reading)
        })
        keeper.send({ id, content } satisfies AskedReading, (fault) => {
          if (fault !== null) asked.get(id)?.(undefined)
        })
      }),
  }

  function letGo(): void {
    const old = keeper
    keeper = undefined
    old?.disconnect()
  }
}
