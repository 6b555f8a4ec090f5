import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import type { Payload } from 'altcha-lib/types'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { digestOf } from '../../platform/crypto/digests.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import type { ProofOfWork } from '../../human-check/app/proof-of-work.ts'
import type { Policy } from '../../policy/policy.ts'

const algorithm = 'PBKDF2/SHA-256'
/** A genuine answer is about 700 characters; anything near this is not one. */
const longest = 2_000

/**
 * Human check by proof of work: nothing to read, hear or solve (WCAG 2.2 SC 3.3.8). The protocol has no
 * replay protection of its own (CHANNELS 2.1): whoever passes still has to use up the nonce.
 *
 * @param secrets newest first; the former one is accepted until its challenges have expired.
 */
export function altcha(secrets: readonly string[], policy: Policy['humanCheck']): ProofOfWork {
  const [newest] = secrets
  if (newest === undefined) throw new Error('the human check needs a secret')
  const bound = (browser: string) => digestOf(browser).toString('base64url').slice(0, 22)
  return {
    async challenge({ action, browser }, factor, now) {
      const challenge = await createChallenge({
        algorithm,
        cost: policy.cost,
        // Uniform from zero: a minimum would tax only the honest (CHANNELS 2.2).
        counter: randomInt(policy.maxCounter * factor + 1),
        data: { action, browser: bound(browser), made: now },
        deriveKey,
        expiresAt: Math.floor(now / 1000) + policy.life,
        hmacSignatureSecret: newest,
        hmacKeySignatureSecret: `${newest}.key`,
      })
      return JSON.stringify(challenge)
    },

    // Cheap questions first: length, form, binding, date; only then signature and derivation.
    async judge(raw, { action, browser }, now) {
      if (raw === '') return refused('humanCheckMissing')
      if (raw.length > longest) return refused('humanCheckWrong')
      const payload = readPayload(raw)
      if (payload === undefined) return refused('humanCheckWrong')
      const { parameters } = payload.challenge
      if (parameters.algorithm !== algorithm || parameters.cost !== policy.cost)
        return refused('humanCheckWrong')
      if (parameters.data?.['action'] !== action || parameters.data['browser'] !== bound(browser))
        return refused('humanCheckWrong')
      const made = parameters.data['made']
      if (typeof parameters.expiresAt !== 'number' || typeof made !== 'number')
        return refused('humanCheckWrong')
      if (now >= parameters.expiresAt * 1000) return refused('humanCheckExpired')
      for (const secret of secrets) {
        const result = await verifySolution({
          challenge: payload.challenge,
          solution: payload.solution,
          deriveKey,
          hmacSignatureSecret: secret,
          hmacKeySignatureSecret: `${secret}.key`,
        }).catch(() => undefined)
        if (result?.verified === true) return ok({ nonce: `pow:${made}:${parameters.nonce}` })
      }
      return refused('humanCheckWrong')
    },
  }
}

function readPayload(raw: string): Payload | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(raw, 'base64').toString('utf8'))
    if (!isRecord(value) || !isRecord(value['challenge']) || !isRecord(value['solution'])) return undefined
    const { challenge, solution } = value
    if (!isRecord(challenge['parameters'])) return undefined
    const { parameters } = challenge
    const texts = [
      parameters['algorithm'],
      parameters['nonce'],
      parameters['salt'],
      parameters['keyPrefix'],
      challenge['signature'],
      solution['derivedKey'],
    ]
    if (!texts.every((text) => typeof text === 'string')) return undefined
    return value as unknown as Payload
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
