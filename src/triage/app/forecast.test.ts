import { describe, expect, it } from 'vitest'
import { addDays, civilDay } from '../../kernel/civil-day.ts'
import { instantAt, zones } from '../../kernel/time.ts'
import { profiles } from '../../policy/index.ts'
import type { Stated } from '../domain/stated.ts'
import {
  forecast,
  inTimeFor,
  workingDaysAfter,
  type ForecastFacts,
  type PathFigures,
  type WayForecast,
} from './forecast.ts'

const policy = profiles['as-described']
/** A Tuesday. */
const today = civilDay(2026, 11, 24)
const now = instantAt({ year: 2026, month: 11, day: 24, hour: 10, minute: 0 }, zones.mainland)
const facts = (change: Partial<ForecastFacts> = {}): ForecastFacts => ({
  figures: {},
  turno: { counter: null, video: null },
  isRegistryDown: false,
  now,
  ...change,
})
const stated = (change: Partial<Stated> = {}): Stated => ({
  kind: 'company',
  key: 'forgotten',
  mail: 'yes',
  ruc: 'yes',
  signature: 'yes',
  province: null,
  ...change,
})
const seen = (over: number, completed: number): PathFigures => ({
  over,
  completed,
  median: completed > 0 ? 600 : null,
  slow: completed > 0 ? 3_600 : null,
})
const waysOf = (change: Partial<Stated>) => {
  const { open, closed } = forecast(stated(change), facts(), policy)
  return {
    open: open.map(({ way }) => way),
    closed: Object.fromEntries(closed.map(({ way, why }) => [way, why])),
  }
}

describe('the ways of somebody who has not begun', () => {
  it.each([
    ['nothing wrong', {}, ['online', 'sign', 'video', 'office'], {}],
    ['no mailbox', { mail: 'no' }, ['video', 'office'], { online: 'noMail', sign: 'noMail' }],
    [
      'a RUC that is not active',
      { ruc: 'no' },
      ['video', 'office'],
      { online: 'rucNotActive', sign: 'rucNotActive' },
    ],
    ['a blocked key', { key: 'blocked' }, ['unlock', 'sign', 'video', 'office'], { online: 'blocked' }],
    ['never a key', { key: 'never' }, ['firstKey'], { online: 'noKey', sign: 'noKey' }],
    ['no signature', { signature: 'no' }, ['online', 'video', 'office'], { sign: 'noSignature' }],
    [
      'whom no register shows',
      { kind: 'special' },
      ['video', 'office'],
      { online: 'attended', sign: 'attended' },
    ],
    [
      'answers that nobody knows',
      { mail: 'unknown', ruc: 'unknown' },
      ['online', 'sign', 'video', 'office'],
      {},
    ],
  ] as const)('with %s', (_name, change, open, closed) => {
    expect(waysOf(change)).toEqual({ open, closed })
  })

  it('leave at least one, whatever is said (I-20)', () => {
    for (const kind of ['company', 'person', 'household', 'public', 'special'] as const)
      for (const key of ['forgotten', 'blocked', 'never'] as const)
        for (const mail of ['yes', 'no', 'unknown'] as const)
          for (const ruc of ['yes', 'no', 'unknown'] as const)
            for (const signature of ['yes', 'no'] as const)
              expect(waysOf({ kind, key, mail, ruc, signature }).open.length).toBeGreaterThan(0)
  })

  it('closes by the same table that closes a case: what no path shuts stays open', () => {
    const shutNothing = Object.fromEntries(
      Object.entries(policy.paths).map(([name, rule]) => [name, { ...rule, closedWhen: [] }]),
    ) as unknown as typeof policy.paths
    const open = forecast(stated({ mail: 'no', ruc: 'no' }), facts(), { ...policy, paths: shutNothing }).open
    expect(open.map(({ way }) => way)).toEqual(['online', 'sign', 'video', 'office'])
  })

  it('says nothing of chances while there are too few cases, and then what happened', () => {
    const chanceOf = (figures: PathFigures) =>
      forecast(stated(), facts({ figures: { online: figures } }), policy).open.find(
        ({ way }) => way === 'online',
      )
    const { figureFewest } = policy.triage
    expect(chanceOf(seen(figureFewest - 1, 15))).toMatchObject({ chance: { is: 'few' }, from: 'estimate' })
    expect(chanceOf(seen(figureFewest, 15))).toMatchObject({
      chance: { is: 'share', ofHundred: 75, cases: figureFewest },
      from: 'estimate',
    })
    expect(chanceOf(seen(30, figureFewest))).toMatchObject({ from: 'cases', usual: today })
  })

  it('puts a way by which fewer than half ended after one that ends the same day', () => {
    const poor = { online: seen(100, 49), signature: seen(100, 90) }
    const first = (figures: ForecastFacts['figures']) =>
      forecast(stated(), facts({ figures }), policy).open.map(({ way }) => way)
    expect(first(poor).slice(0, 2)).toEqual(['sign', 'online'])
    expect(first({ ...poor, online: seen(100, 50) }).slice(0, 2)).toEqual(['online', 'sign'])
  })

  it('serves nobody at a centre before its first free place', () => {
    const turno = instantAt({ year: 2026, month: 12, day: 3, hour: 9, minute: 0 }, zones.mainland)
    const { open } = forecast(stated(), facts({ turno: { counter: turno, video: null } }), policy)
    const office = open.find(({ way }) => way === 'office')
    expect(office).toMatchObject({ usual: civilDay(2026, 12, 3), slow: civilDay(2026, 12, 3), turno })
    expect(open.find(({ way }) => way === 'video')?.turno).toBeNull()
  })
})

describe('days', () => {
  it('are counted as working days, over a week-end and none', () => {
    expect(workingDaysAfter(today, 0)).toBe(today)
    expect(workingDaysAfter(civilDay(2026, 11, 27), 1)).toBe(civilDay(2026, 11, 30))
  })

  it('are in time until the last day, and that day still counts', () => {
    const way = (usual: number, slow: number) =>
      ({ usual: addDays(today, usual), slow: addDays(today, slow) }) as WayForecast
    expect(inTimeFor(way(0, 2), addDays(today, 2))).toBe('inTime')
    expect(inTimeFor(way(0, 3), addDays(today, 2))).toBe('maybe')
    expect(inTimeFor(way(3, 3), addDays(today, 2))).toBe('late')
  })
})
