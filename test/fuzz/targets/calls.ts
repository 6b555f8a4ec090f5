import { readTime } from '../../../src/appointments/web/read-time.ts'
import { readGreeting, readHeard } from '../../../src/client/video-room.ts'
import { readUnlockWay, unlockWays } from '../../../src/proofs/biometrics/web/unlock-ways.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

/** Readers of what two browsers tell each other, and of what is chosen before anybody is seen. */
export const callTargets: readonly Target[] = [
  {
    name: 'readGreeting',
    file: 'client/video-room.ts',
    seeds: [
      '{"kind":"hello","id":"a","back":true}',
      '{"kind":"offer","from":"b","to":"a","sdp":"v=0"}',
      '{"kind":"way","to":"a","candidate":{"candidate":"x"}}',
    ],
    call(raw: string) {
      const read = readGreeting(raw)
      must(read?.kind !== 'offer' || typeof read.sdp === 'string', 'an offer of nothing')
      return read
    },
  },
  {
    name: 'readHeard',
    file: 'client/video-room.ts',
    seeds: [
      { over: false, said: [{ n: 1, body: 'x' }] },
      { over: true, said: [] },
    ],
    free: true,
    call(raw: unknown) {
      const read = readHeard(raw)
      for (const { n, body } of read?.said ?? [])
        must(typeof n === 'number' && typeof body === 'string', 'a greeting without number or words')
      return read
    },
  },
  {
    name: 'readUnlockWay',
    file: 'proofs/biometrics/web/unlock-ways.ts',
    seeds: [...unlockWays, 'HUELLA', '__proto__'],
    call(raw: string) {
      const way = readUnlockWay(raw)
      must(way === undefined || unlockWays.includes(way), 'a way that nobody offers')
      return way
    },
  },
  {
    name: 'readTime',
    file: 'appointments/web/read-time.ts',
    seeds: ['1795000000000', '179500000000', '-1', '1e12'],
    call(raw: string) {
      const at = readTime(raw)
      must(at === undefined || Number.isSafeInteger(at), 'a time that is no instant')
      return at
    },
  },
]
