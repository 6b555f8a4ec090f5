import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/argon2'
import type { HashAnswer, HashWork, ThreadData } from './argon2-work.ts'

const { parameters, niceness }: ThreadData = workerData

// On Linux priority 0 means the calling thread; elsewhere it would slow down the whole process.
if (process.platform === 'linux' && niceness > 0) {
  try {
    setPriority(0, niceness)
  } catch {
    // A sandbox may forbid it. Hashing works all the same, only less politely.
  }
}

parentPort?.on('message', (work: HashWork) => parentPort?.postMessage(answer(work)))

function answer({ key, secret, stored, salt }: HashWork): HashAnswer {
  const before = process.threadCpuUsage()
  const cpuMicroseconds = () => {
    const { user, system } = process.threadCpuUsage(before)
    return user + system
  }
  try {
    // The library compares in constant time, and takes cost and salt from the stored hash.
    const result =
      stored === null
        ? hashSync(key, { ...parameters, secret, ...(salt === null ? {} : { salt }) })
        : verifySync(stored, key, { secret })
    return { result, cpuMicroseconds: cpuMicroseconds() }
  } catch (error) {
    return {
      fault: error instanceof Error ? error.message : String(error),
      cpuMicroseconds: cpuMicroseconds(),
    }
  }
}
