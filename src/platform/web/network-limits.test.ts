import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { withinAnHour } from '../../../test/support/hour.ts'
import { openDatabase, type Database } from '../database/database.ts'
import { CodedRefusal } from './context.ts'
import { networkLimits, withinLimit, type NetworkLimits } from './network-limits.ts'

const places = 20
const perHour = {
  refusedPair: places,
  staffSignInFailure: 1,
  signInFailure: places,
  caseLookup: places,
  triageSearch: places,
  enquiry: places,
  enquiryLookup: places,
  report: places,
  waitingTicket: 3,
}

let database: TestDatabase
let other: Database
let limits: readonly NetworkLimits[]
beforeAll(async () => {
  database = await freshDatabase()
  other = openDatabase({ url: database.url, max: 8 })
  limits = [database.db, other].map((db) => networkLimits(db, perHour))
})
afterAll(async () => {
  await other.close()
  await database.drop()
})

beforeEach(() => withinAnHour())

/** Forty at once, over two instances. */
const forty = <T>(act: (instance: NetworkLimits) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: 40 }, (_, n) => act(limits[n % 2] as NetworkLimits)))
const isDone = ({ status }: PromiseSettledResult<unknown>) => status === 'fulfilled'

it('lets as many of forty act at once as there are places, and not one more', async () => {
  const done = await forty((one) => withinLimit(one, ['refusedPair', 'a'], async () => 'wrong'))
  expect(done.filter(isDone)).toHaveLength(places)
  const refused = done.find((one) => one.status === 'rejected')
  expect(refused?.reason).toEqual(new CodedRefusal('networkBusy'))
  // One kind, one network.
  const [one] = limits
  expect(await one?.reserve('refusedPair', 'b')).toBeDefined()
  expect(await one?.reserve('signInFailure', 'a')).toBeDefined()
})

it('gives back what must not count: a good end and a fault of ours', async () => {
  const [one] = limits as [NetworkLimits]
  const acts = (counts: boolean, act: () => Promise<void>) =>
    withinLimit(one, ['waitingTicket', 'c'], act, () => counts)
  for (let n = 0; n < 5; n += 1) {
    await acts(false, async () => undefined)
    await expect(acts(true, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk')
  }
  for (let n = 0; n < 3; n += 1) await acts(true, async () => undefined)
  await expect(acts(false, async () => undefined)).rejects.toThrow(CodedRefusal)
})

it('gives back in the hour it was taken in, and never more than was taken', async () => {
  const [one] = limits as [NetworkLimits]
  const taken = await one.reserve('report', 'd')
  if (taken === undefined) throw new Error('no place')
  for (let n = 0; n < 3; n += 1) await one.giveBack(taken)
  const done = await forty((each) => withinLimit(each, ['report', 'd'], async () => undefined))
  expect(done.filter(isDone)).toHaveLength(places)
})
