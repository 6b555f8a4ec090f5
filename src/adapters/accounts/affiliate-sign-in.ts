import type { AffiliateService } from '../../proofs/affiliate-key/app/ports.ts'
import { claimIn, signInElsewhere, type SignInOptions } from './open-id-connect.ts'

/** A cédula as the institution's own records write it: ten digits and nothing else. */
const cedulaShape = /^\d{10}$/

/** How long ago somebody may have signed in there: not at all. A browser that is still signed in shows nobody. */
const everybodyIsAsked = 0

/**
 * The affiliate key at its own service, by OpenID Connect. Whoever comes is asked for the key there (`prompt=login`,
 * `max_age=0`), and the token has to say when that was: a session which somebody left open on a shared machine proves
 * nobody. Only the cédula is read; the tokens end with the call.
 */
export function affiliateSignIn(options: Omit<SignInOptions, 'acr' | 'leftUri'>): AffiliateService {
  const service = signInElsewhere({ ...options, acr: [] }, (claims) =>
    claims === undefined ? { is: 'answer', why: 'no ID token' } : claimIn(claims, options.claim, cedulaShape),
  )
  return {
    async ask(challenge) {
      const asked = await service.ask({ ...challenge, maxAge: everybodyIsAsked })
      return asked.is === 'good' ? asked : { is: 'away', why: asked.why }
    },
    async judge(answer, challenge, secondsSince) {
      const judged = await service.judge(answer, { ...challenge, maxAge: everybodyIsAsked + secondsSince })
      if (judged.is === 'good') return judged
      // The person went away from the page there; every other word says that the key did not open it.
      if (judged.is === 'cancelled')
        return { is: judged.said === 'access_denied' ? 'cancelled' : 'refused', why: judged.why }
      // What cannot be believed is a fault of the service as much as one that is silent (I-10).
      return { is: 'away', why: judged.why }
    },
  }
}
