import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { PasskeyAct, PasskeyEvidence, PasskeySubject, PersonPasskeyDeps } from './ports.ts'

/** What the device is to sign in this case for this act, written down in place of what was. JSON of WebAuthn. */
export async function askToShow(
  deps: PersonPasskeyDeps,
  subject: PasskeySubject,
  act: PasskeyAct,
): Promise<string> {
  const value = deps.newChallenge()
  await deps.passkeys.issue(subject, act, value, deps.policy.challengeLife)
  return deps.verifier.assertion(value)
}

/** What was wrong, for the log and for nobody who asks: to them all of it is one (CLV-195). */
export type ShownWrong =
  'challenge' | 'unreadable' | 'unknownPasskey' | 'anotherPerson' | 'assertion' | 'counter'

/**
 * Judges a passkey that is shown in a case, and keeps that it was shown, as evidence E2 for what it was shown for;
 * `takePasskeyEvidence` consumes that once. The challenge is used up by whatever is shown for it, so that nobody
 * tries a second answer on it; challenge, origin and relying party are the server's own (CHANNELS 1.6).
 */
export async function provePasskey(
  deps: PersonPasskeyDeps,
  subject: PasskeySubject,
  act: PasskeyAct,
  raw: string,
): Promise<Outcome<undefined, 'passkeyInconclusive', ShownWrong>> {
  const { passkeys, verifier } = deps
  const no = async (why: ShownWrong) => {
    await deps.atomically((tx) =>
      deps.audit.append(tx, {
        act: 'personPasskeyRefused',
        employerId: subject.employerId,
        actor: 'visitor',
        detail: { why },
      }),
    )
    return refused('passkeyInconclusive', why)
  }
  const challenge = await passkeys.useChallenge(subject, act)
  if (challenge === undefined) return no('challenge')
  const shown = verifier.read(raw)
  if (shown === undefined) return no('unreadable')
  const held = await passkeys.find(shown.passkeyId)
  if (held === undefined) return no('unknownPasskey')
  // The passkey of somebody else proves that somebody else is here.
  if (!deps.sameBytes(held.person, subject.person) || shown.userHandle !== deps.handleOf(held.person))
    return no('anotherPerson')
  const verified = await verifier.assert(shown, challenge, held)
  if (verified.is === 'bad') return no('assertion')
  const { counter, backedUp } = verified.value
  const isNoted = await deps.atomically(async (tx) => {
    if (!(await passkeys.advance(tx, held.id, counter, backedUp))) return false
    const evidence = {
      id: deps.newEvidenceId(),
      passkeyId: held.id,
      synced: backedUp,
      life: deps.policy.evidenceLife,
    }
    await passkeys.addEvidence(tx, subject, act, evidence)
    await deps.audit.append(tx, {
      act: 'personPasskeyShown',
      employerId: subject.employerId,
      actor: 'visitor',
      detail: { act, synced: backedUp },
    })
    return true
  })
  return isNoted ? ok(undefined) : no('counter')
}

/**
 * Consumes what a passkey has proven in this case, once, in the transaction of what it opens: of fifty at once one has
 * it. Undefined when nothing was shown, it has run out, was taken, or its passkey was removed since.
 */
export const takePasskeyEvidence = (
  { passkeys }: Pick<PersonPasskeyDeps, 'passkeys'>,
  tx: Tx,
  subject: PasskeySubject,
  act: PasskeyAct,
): Promise<PasskeyEvidence | undefined> => passkeys.takeEvidence(tx, subject, act)
