import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { tryKey, type RawSignIn, type SignInDeps, type SignInRefusal } from './sign-in.ts'

/**
 * The key once more, from whoever is signed in already (ATK-43): a session that was left open is not enough for
 * what it asks for. Tries are those of signing in, so that this door has no more of them (L-08), and the last one
 * blocks the key in the same way. @returns which of the employer's keys it was.
 */
export async function confirmKey(
  deps: SignInDeps,
  raw: RawSignIn,
): Promise<Outcome<{ readonly generation: number }, 'keyBlocked' | 'signInRefused', SignInRefusal>> {
  const { subject, reserved, onFile, right } = await tryKey(deps, raw)
  const left = reserved?.left ?? 0
  if (reserved !== null && right && !onFile.blocked) {
    await deps.atomically((tx) => deps.store.clear(tx, subject))
    return ok({ generation: onFile.generation })
  }
  if (reserved?.isAgain !== true) {
    await deps.atomically(async (tx) => {
      if (reserved !== null && left === 0) await deps.store.queueBlock(tx, onFile)
      await deps.told.refused(tx, onFile.employerId, left)
    })
  }
  return left === 0 || right ? refused('keyBlocked', { left: 0 }) : refused('signInRefused', { left })
}
