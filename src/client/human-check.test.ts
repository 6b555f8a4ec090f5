import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { describe, expect, it } from 'vitest'
import { payloadOf } from './human-check.ts'
import { solve } from './human-check-worker.ts'

const secret = 'a secret of this test'
const keySecret = 'another secret of this test'
const clock = (): number => 0

const challengeFor = (counter: number) =>
  createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 20,
    counter,
    deriveKey,
    data: { action: 'identify', browser: 'ñandú' },
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: keySecret,
  })

/** What the server reads from the form. */
const read = (payload: string) => JSON.parse(Buffer.from(payload, 'base64').toString('utf8'))

const verify = (payload: { challenge: never; solution: never }) =>
  verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret, hmacKeySignatureSecret: keySecret })

describe('the human check', () => {
  it.each([0, 1, 57])('solves what the server accepts, with the answer at %i', async (counter) => {
    const challenge = JSON.parse(JSON.stringify(await challengeFor(counter)))
    const solution = await solve(challenge, clock, 1)
    expect(solution.counter).toBe(counter)
    await expect(verify(read(payloadOf(challenge, solution)))).resolves.toMatchObject({ verified: true })
  })

  it('is not passed with another key', async () => {
    const challenge = JSON.parse(JSON.stringify(await challengeFor(3)))
    const solution = await solve(challenge, clock, 1)
    const wrong = {
      ...solution,
      derivedKey: solution.derivedKey.replace(/..$/, (end) => (end === '00' ? '01' : '00')),
    }
    await expect(verify(read(payloadOf(challenge, wrong)))).resolves.toMatchObject({ verified: false })
  })

  it('gives up when its time is over, and at once for an algorithm it does not know', async () => {
    const challenge = JSON.parse(JSON.stringify(await challengeFor(5_000)))
    let now = 0
    await expect(solve(challenge, () => (now += 10), 50)).rejects.toThrow('no time left')
    const other = { ...challenge, parameters: { ...challenge.parameters, algorithm: 'ARGON2ID' } }
    await expect(solve(other, clock, 1)).rejects.toThrow('ARGON2ID')
  })
})
