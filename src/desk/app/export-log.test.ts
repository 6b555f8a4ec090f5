import { expect, test } from 'vitest'
import type { LogLine } from '../../audit/index.ts'
import { instant } from '../../kernel/time.ts'
import { readLogView } from '../domain/log-view.ts'
import { exportLog, type ExportLogDeps } from './export-log.ts'

const line = (lane: number, seq: number): LogLine => ({
  place: { micros: 1_800_000_000_000_000 - seq, lane, seq },
  at: 1_800_000_000_000,
  act: 'caseSeen',
  actor: 'system',
  caseCode: null,
  reason: null,
  detail: {},
})

test('an export ends at the heads that it names: what was written meanwhile is in the next one', async () => {
  const told: unknown[] = []
  const deps = {
    institution: 'Entidad Ficticia',
    heads: async () => [
      { lane: 0, seq: 2, hash: 'ab' },
      { lane: 1, seq: 0, hash: 'cd' },
    ],
    log: { lines: async () => [line(0, 3), line(0, 2), line(1, 1), line(0, 1)] },
    namesOfActors: async () => () => undefined,
    members: async () => [],
    actorWord: (id) => `officer:${id}`,
    seal: (text) => ({ text, digest: 'ef' }),
    atomically: (work) => work({} as never),
    audit: { append: async (_, entry) => void told.push(entry) as never },
    verify: () => Promise.reject(new Error('not asked for')),
  } satisfies ExportLogDeps
  const who = { id: '01890000-0000-7000-8000-000000000000' as never, name: 'Aurora Prueba' }
  const text = await exportLog(deps, readLogView({}), who, instant(0), (lines, facts) =>
    JSON.stringify([lines.map(({ place }) => [place.lane, place.seq]), facts.lines, facts.heads]),
  )
  expect(JSON.parse(text)).toEqual([
    [
      [0, 2],
      [0, 1],
    ],
    2,
    ['0:2:ab', '1:0:cd'],
  ])
  expect(told).toMatchObject([{ act: 'logExported', detail: { lines: 2, cut: false, digest: 'ef' } }])
})
