import type { AuditLog } from '../../../audit/index.ts'
import type { CentreId, OfficerId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Policy } from '../../../policy/policy.ts'
import { judgeCapture, type CaptureFlaw } from '../domain/judge-capture.ts'
import { extractorText, type Extractor, type FingerPosition, type Slot } from '../domain/slots.ts'
import type { FingerPlace, FingerStore, SubjectDigest } from './finger-ports.ts'

export interface EnrolDeps {
  readonly policy: Pick<Policy, 'fingers'>
  readonly fingers: FingerStore
  readonly audit: AuditLog
  readonly sealer: TemplateSealer
  /** The person who has this document. */
  subjectOf(document: string): SubjectDigest
  /** Keyed digest of the octets of a template. */
  templateDigest(octets: Uint8Array): Uint8Array
}

/** Seals templates under the key of their person (platform/crypto/subject-seal.ts). */
export interface TemplateSealer {
  newKey(owner: string): Uint8Array
  seal(wrappedKey: Uint8Array, content: Uint8Array, owner: string, place: string): Uint8Array
  open(wrappedKey: Uint8Array, sealed: Uint8Array, owner: string, place: string): Uint8Array | undefined
}

/** Where a template belongs, for its seal. */
export const placeOfTemplate = (slot: Slot, impression: number): string => `${slot}/${impression}`

/** Moves with every change of the words that are agreed to (`fing.consent.*`). */
export const consentWords = 1

/** Who enrols, before whom. */
export interface AtReader {
  readonly place: FingerPlace
  readonly subject: SubjectDigest
  readonly officer: { readonly id: OfficerId; readonly centreId: CentreId | null }
}

export interface Agreed {
  readonly lang: Lang
  readonly positions: readonly [FingerPosition, FingerPosition]
  /** What the captures are made with from now on. */
  readonly extractor: Extractor
}

/** Keeps the consent and which two fingers it is about. Whoever is enrolled has that deleted first. */
export async function beginEnrolment(
  { fingers, sealer, audit }: EnrolDeps,
  tx: Tx,
  { place, subject, officer }: AtReader,
  { lang, positions, extractor }: Agreed,
): Promise<Outcome<undefined, 'sameFinger' | 'enrolled'>> {
  if (positions[0] === positions[1]) return refused('sameFinger')
  const isNew = await fingers.begin(tx, {
    subject,
    consent: { wordsVersion: consentWords, lang, officer: officer.id, caseCode: place.caseCode },
    extractor,
    positions,
    wrappedKey: sealer.newKey(subject),
  })
  if (!isNew) return refused('enrolled')
  await audit.append(tx, {
    act: 'fingersAgreed',
    employerId: place.employerId,
    actor: { officer: officer.id },
    caseCode: place.caseCode,
    detail: { words: consentWords, lang, extractor: extractorText(extractor) },
  })
  return ok(undefined)
}

/**
 * Why an impression was not kept. `none`: nobody agreed; `full`: there are enough; `extractor`: made with another one
 * than those before; `replay`: these very octets came before.
 */
export type ImpressionRefusal = CaptureFlaw | 'none' | 'full' | 'extractor' | 'replay'

export interface KeptImpression {
  readonly impression: number
  readonly quality: number
  /** Nothing is lacking any more, of either finger. */
  readonly isComplete: boolean
}

/** Keeps the next impression of a finger. What is too poor is not kept, and is asked for again at once. */
export async function keepImpression(
  deps: EnrolDeps,
  tx: Tx,
  { place, subject, officer }: AtReader,
  asked: { readonly slot: Slot; readonly octets: Uint8Array; readonly extractor: Extractor },
): Promise<Outcome<KeptImpression, ImpressionRefusal>> {
  const { fingers, policy, sealer, audit } = deps
  const { slot, octets, extractor } = asked
  const enrolment = await fingers.find(subject, tx)
  const finger = enrolment?.fingers.find((one) => one.slot === slot)
  if (enrolment === undefined || finger === undefined) return refused('none')
  if (extractorText(enrolment.extractor) !== extractorText(extractor)) return refused('extractor')
  const { impressions, leastQuality } = policy.fingers
  const impression = finger.qualities.length + 1
  if (impression > impressions) return refused('full')
  const judged = judgeCapture(octets, { position: finger.position, leastQuality })
  if (!judged.ok) return refused(judged.code)
  const digest = deps.templateDigest(octets)
  if (!(await fingers.noteSeen(tx, digest))) {
    await tellReplay(audit, tx, { place, officer })
    return refused('replay')
  }
  const { format, view } = judged.value
  const isKept = await fingers.keep(tx, {
    subject,
    slot,
    impression,
    position: finger.position,
    format,
    extractor,
    quality: view.quality,
    digest,
    sealed: sealer.seal(enrolment.wrappedKey, octets, subject, placeOfTemplate(slot, impression)),
    officer: officer.id,
    centreId: officer.centreId,
    caseCode: place.caseCode,
  })
  // Another request was faster with this impression: what came now is no third one by that.
  if (!isKept) return refused('full')
  await audit.append(tx, {
    act: 'fingerKept',
    employerId: place.employerId,
    actor: { officer: officer.id },
    caseCode: place.caseCode,
    detail: { finger: slot, impression, quality: view.quality, format },
  })
  const others = enrolment.fingers.filter((one) => one.slot !== slot)
  const isComplete =
    impression === impressions && others.every(({ qualities }) => qualities.length >= impressions)
  return ok({ impression, quality: view.quality, isComplete })
}

/** Writes down that the same octets came twice (ATK-45): two captures of a living finger practically never agree. */
export const tellReplay = (
  audit: AuditLog,
  tx: Tx,
  { place, officer }: Pick<AtReader, 'place'> & { readonly officer: Pick<AtReader['officer'], 'id'> },
): Promise<unknown> =>
  audit.append(tx, {
    act: 'captureRefused',
    employerId: place.employerId,
    actor: { officer: officer.id },
    caseCode: place.caseCode,
    reason: 'replay',
  })

/** Destroys what there is of a person, by their own wish; false when there was nothing. */
export async function forgetFingers(
  { fingers, audit }: Pick<EnrolDeps, 'fingers' | 'audit'>,
  tx: Tx,
  subject: SubjectDigest,
  by: (Pick<AtReader, 'place'> & { readonly officer: Pick<AtReader['officer'], 'id'> }) | 'operator',
): Promise<boolean> {
  if (!(await fingers.forget(tx, subject))) return false
  await audit.append(
    tx,
    by === 'operator'
      ? { act: 'fingersForgotten', actor: by }
      : {
          act: 'fingersForgotten',
          employerId: by.place.employerId,
          actor: { officer: by.officer.id },
          caseCode: by.place.caseCode,
        },
  )
  return true
}
