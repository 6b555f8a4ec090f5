import type { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createLog } from '../platform/log.ts'
import { hangLastNet } from './last-net.ts'

it('what nothing caught is in the log, and ends the process all the same (ASVS 16.5.4)', () => {
  const lines: string[] = []
  const events: EventEmitter = process
  const handlers = () => process.listenerCount('uncaughtException')
  const before = handlers()
  const takeDown = hangLastNet(createLog({ level: 'info', write: (line) => lines.push(line) }))
  // Whoever listens to the other event keeps a process alive that nobody can trust.
  expect(handlers()).toBe(before)
  events.emit(
    'uncaughtExceptionMonitor',
    new Error('the disk of somebody@entidad.example'),
    'unhandledRejection',
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/"level":"fatal".*the disk of.*"origin":"unhandledRejection"/)
  expect(lines[0]).not.toContain('somebody@')
  takeDown()
  events.emit('uncaughtExceptionMonitor', new Error('later'), 'uncaughtException')
  expect(lines).toHaveLength(1)
})
