import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { outcomeOfNonce, settleNonce, useNonce } from './nonces.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

it('knows nothing of a question until somebody notes what came of it', async () => {
  const { db } = database
  expect(await outcomeOfNonce(db, 'pow:1:a')).toBeNull()
  expect(await useNonce(db, 'pow:1:a', 'identify', '127.0.0.1')).toBe(true)
  expect(await outcomeOfNonce(db, 'pow:1:a')).toBeNull()
  await settleNonce(db, 'pow:1:a', 'identify', '127.0.0.1', 'case:1')
  expect(await outcomeOfNonce(db, 'pow:1:a')).toBe('case:1')
})

it('notes an outcome also where the act never came to use its nonce', async () => {
  const { db } = database
  await settleNonce(db, 'pow:1:b', 'identify', '127.0.0.1', 'down:civil')
  expect(await outcomeOfNonce(db, 'pow:1:b')).toBe('down:civil')
  // Whoever comes back with the same solved check is refused: it is used up (ATK-25).
  expect(await useNonce(db, 'pow:1:b', 'identify', '127.0.0.1')).toBe(false)
})
