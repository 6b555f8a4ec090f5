import type { Atomically, Tx } from '../../../kernel/transaction.ts'
import type { CentreId, OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { readEnvelope, type CaptureEnvelope } from '../domain/capture-envelope.ts'
import { judgeCapture, type CaptureFlaw } from '../domain/judge-capture.ts'
import { readTemplate } from '../domain/read-template.ts'
import { extractorText, type Slot } from '../domain/slots.ts'
import type { FingerView } from '../domain/template.ts'
import { placeOfTemplate, tellReplay, type EnrolDeps } from './enrol.ts'
import type { Enrolment, FingerPlace, LiveStore, StationStore, SubjectDigest } from './finger-ports.ts'
import type { FingerComparer } from './ports.ts'

export interface CompareDeps extends EnrolDeps {
  readonly atomically: Atomically
  readonly live: LiveStore
  readonly stations: Pick<StationStore, 'find'>
  readonly comparer: Pick<FingerComparer, 'compare'>
  /** The score from which on the comparer says that it matched, 0–1: a "match" below it is none. */
  readonly leastScore: number
  readonly challengeDigest: (nonce: string) => Uint8Array
  /** ECDSA on P-256 with SHA-256, over the very octets; the signature as r and s, 64 octets. Never throws. */
  isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean
  /** Keyed; base64url. */
  evidenceOf(text: string): string
  /** A fault of the comparer, for the log. */
  onFault(cause: unknown): void
}

export interface AskedComparison {
  readonly place: FingerPlace
  readonly subject: SubjectDigest
  readonly officer: { readonly id: OfficerId; readonly centreId: CentreId | null }
  /** As they were sent. */
  readonly envelope: string
  readonly signature: Uint8Array
}

/**
 * Why a comparison brought no evidence. `station`: unknown, retired, or of another centre; `signature`, `envelope`: not
 * what a station of ours makes for this case and officer; `challenge`: too late, or answered before; `replay`: these
 * octets came before; `noTries`: another way from here on; `noMatch`: a try is spent; `down`: the comparer could not
 * tell, and nothing is spent.
 */
export type CompareRefusal =
  | 'envelope'
  | 'station'
  | 'signature'
  | 'challenge'
  | 'notEnrolled'
  | 'extractor'
  | CaptureFlaw
  | 'replay'
  | 'noTries'
  | 'noMatch'
  | 'down'

/** What speaks of somebody who tries, and not of a finger or a network: it is written down. */
const suspicious: ReadonlySet<CompareRefusal> = new Set(['envelope', 'station', 'signature', 'challenge'])

/**
 * Compares a finger that was captured a moment ago with those that its person enrolled (E3, ATK-45). A match is
 * evidence for this case and this person, to be taken once (`takeLiveMatch`); it opens nothing by itself.
 */
export async function compareLive(
  deps: CompareDeps,
  asked: AskedComparison,
): Promise<Outcome<undefined, CompareRefusal>> {
  const { place, subject, officer } = asked
  const read = await readSigned(deps, asked)
  const prepared = await deps.atomically(async (tx): Promise<Outcome<Prepared, CompareRefusal>> => {
    const one = read.ok ? await prepare(deps, tx, asked, read.value) : read
    if (!one.ok && suspicious.has(one.code))
      await deps.audit.append(tx, {
        act: 'captureRefused',
        employerId: place.employerId,
        actor: { officer: officer.id },
        caseCode: place.caseCode,
        reason: one.code,
      })
    return one
  })
  if (!prepared.ok) return prepared
  const { slot, probe, enrolment, envelope } = prepared.value

  let result: Awaited<ReturnType<FingerComparer['compare']>>
  try {
    result = await deps.comparer.compare(probe, await enrolledViews(deps, subject, slot, enrolment))
  } catch (cause) {
    deps.onFault(cause)
    // An outage is no "no match" (F-25): the try that was spent before is given back.
    await deps.atomically((tx) => deps.live.returnTry(tx, place, subject, slot))
    return refused('down')
  }
  const isMatch = result.matched && result.score >= deps.leastScore
  await deps.atomically(async (tx) => {
    if (isMatch) {
      await deps.live.addMatch(tx, place, {
        challenge: deps.challengeDigest(envelope.nonce),
        subject,
        officer: officer.id,
        station: envelope.station,
        score: result.score,
        evidence: deps.evidenceOf(asked.envelope),
      })
      await deps.live.clearTries(tx, place, subject, slot)
    }
    await deps.audit.append(tx, {
      act: 'fingersCompared',
      employerId: place.employerId,
      actor: { officer: officer.id },
      caseCode: place.caseCode,
      reason: isMatch ? 'match' : 'noMatch',
      detail: {
        finger: slot,
        station: envelope.station,
        score: Math.round(result.score * 1000) / 1000,
        capturedAt: new Date(envelope.capturedAt),
      },
    })
  })
  return isMatch ? ok(undefined) : refused('noMatch')
}

/** What a station of ours signed for this case and this officer. Nothing of it is believed before. */
async function readSigned(
  deps: CompareDeps,
  { place, officer, envelope: text, signature }: AskedComparison,
): Promise<Outcome<CaptureEnvelope, 'envelope' | 'station' | 'signature'>> {
  const read = readEnvelope(text)
  if (!read.ok) return read
  const { value: envelope } = read
  const station = await deps.stations.find(envelope.station)
  if (station === undefined || station.retiredAt !== null) return refused('station')
  if (officer.centreId !== null && station.centreId !== officer.centreId) return refused('station')
  if (!deps.isSignedBy(station.publicKey, text, signature)) return refused('signature')
  if (envelope.caseCode !== place.caseCode || envelope.officer !== officer.id) return refused('envelope')
  return ok(envelope)
}

interface Prepared {
  readonly slot: Slot
  readonly probe: FingerView
  readonly enrolment: Enrolment
  readonly envelope: CaptureEnvelope
}

/** Everything that has to be settled before a finger is compared: the challenge, the capture, and a try for it. */
async function prepare(
  deps: CompareDeps,
  tx: Tx,
  { place, subject, officer }: AskedComparison,
  envelope: CaptureEnvelope,
): Promise<Outcome<Prepared, CompareRefusal>> {
  const { live, fingers, policy, audit } = deps
  const digest = deps.challengeDigest(envelope.nonce)
  const slot = await live.takeChallenge(tx, place, { digest, officer: officer.id })
  if (slot === undefined) return refused('challenge')
  const enrolment = await fingers.find(subject, tx)
  const finger = enrolment?.fingers.find((one) => one.slot === slot)
  if (enrolment === undefined || finger === undefined || !isComplete(enrolment, policy.fingers.impressions))
    return refused('notEnrolled')
  if (extractorText(envelope.extractor) !== extractorText(enrolment.extractor)) return refused('extractor')
  const { leastQuality } = policy.fingers
  const judged = judgeCapture(envelope.template, { position: finger.position, leastQuality })
  if (!judged.ok) return refused(judged.code)
  if (judged.value.format !== envelope.format) return refused('envelope')
  if (!(await fingers.noteSeen(tx, deps.templateDigest(envelope.template)))) {
    await tellReplay(audit, tx, { place, officer })
    return refused('replay')
  }
  // Spent before, so that many at once are no more than they may be.
  if (!(await live.spendTry(tx, place, subject, slot))) return refused('noTries')
  return ok({ slot, probe: judged.value.view, enrolment, envelope })
}

/** Both fingers, with as many impressions of each as the policy asks for (`fingers.impressions`). */
export const isComplete = ({ fingers }: Pick<Enrolment, 'fingers'>, impressions: number): boolean =>
  fingers.length === 2 && fingers.every(({ qualities }) => qualities.length >= impressions)

/** @throws Error when one of them does not open: what was tampered with is compared with nothing. */
async function enrolledViews(
  { fingers, sealer }: Pick<CompareDeps, 'fingers' | 'sealer'>,
  subject: SubjectDigest,
  slot: Slot,
  { wrappedKey }: Enrolment,
): Promise<readonly FingerView[]> {
  return (await fingers.impressions(subject, slot)).map(({ impression, sealed }) => {
    const octets = sealer.open(wrappedKey, sealed, subject, placeOfTemplate(slot, impression))
    const read = octets === undefined ? undefined : readTemplate(octets)
    const view = read?.ok === true ? read.value.views[0] : undefined
    if (view === undefined) throw new Error('a template that was enrolled does not open')
    return view
  })
}
