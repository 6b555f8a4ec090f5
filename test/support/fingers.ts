import { isStationKey } from '../../src/adapters/signing/station-signature.ts'
import { envelopeOf, type Capture as Signed } from '../../src/client/fingers.ts'
import {
  agreeToFingers,
  captureFinger,
  challengeFinger,
  compareAtCounter,
} from '../../src/desk/app/finger-desk.ts'
import type { CentreId } from '../../src/kernel/ids.ts'
import { hexDigestOf } from '../../src/platform/crypto/digests.ts'
import { addStation, retireStation } from '../../src/proofs/biometrics/app/stations.ts'
import type { FingerComparer } from '../../src/proofs/biometrics/app/ports.ts'
import type { Slot } from '../../src/proofs/biometrics/domain/slots.ts'
import { impressionOf, syntheticFinger } from '../../src/proofs/biometrics/domain/synthetic-finger.ts'
import { writeIso } from '../../src/proofs/biometrics/domain/write-iso.ts'
import { stationStore } from '../../src/proofs/biometrics/store/station-store.ts'
import { centre } from './centres.ts'
import { caseOf, type Officer } from './counter.ts'
import type { FingerParts } from '../../src/entry/installation.ts'
import type { Service } from './service.ts'

/** A comparer that does what the test says. */
export interface StandIn extends FingerComparer {
  mood: 'match' | 'noMatch' | 'low' | 'down' | 'slow'
  /** Comparisons that were asked for, and with how many impressions. */
  readonly asked: number[]
  /** Lets those go that are `slow`. */
  letGo(): void
}

export function standInComparer(): StandIn {
  const waiting: (() => void)[] = []
  const standIn: StandIn = {
    mood: 'match',
    asked: [],
    async compare(_probe, enrolled) {
      standIn.asked.push(enrolled.length)
      if (standIn.mood === 'slow') await new Promise<void>((go) => void waiting.push(go))
      if (standIn.mood === 'down') throw new Error('the comparer is out')
      return standIn.mood === 'low'
        ? { score: 0.1, matched: true }
        : { score: standIn.mood === 'noMatch' ? 0.02 : 0.9, matched: standIn.mood !== 'noMatch' }
    },
    close: () => Promise.resolve(),
    letGo: () => {
      standIn.mood = 'match'
      for (const go of waiting.splice(0)) go()
    },
  }
  return standIn
}

export const extractor = { name: 'kit', version: '1' } as const
export const partsWith = (comparer: FingerComparer): Partial<FingerParts> => ({
  comparer,
  leastScore: 0.3,
  extractor,
})

let drawn = 0

/** Another capture of a finger that nobody has. `position` 0: the reader does not say which. */
export function captureOf(
  finger: number,
  { position = 0, quality = 80 }: { readonly position?: number; readonly quality?: number } = {},
): Buffer {
  drawn += 1
  const view = impressionOf(syntheticFinger(finger), drawn, { rotation: 0.1, jitter: 1, lost: 0.05 })
  return Buffer.from(writeIso([{ ...view, position, quality }]))
}

export const fingersAt = ({ instances }: Pick<Service, 'instances'>, n = 0) => {
  const one = instances[n % instances.length]
  if (one === undefined) throw new Error('no instance')
  return one.parts.fingers
}

/** Consent and all six captures of whoever opened this case. `finger`: whose fingers they are. */
export async function enrol(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  finger: number,
): Promise<void> {
  const deps = fingersAt(service)
  const { id } = (await caseOf(service, code)).case
  const agreed = await agreeToFingers(deps, duty, id, { lang: 'es', positions: [2, 7], extractor })
  if (!agreed.ok) throw new Error(`not agreed: ${agreed.code}`)
  for (const slot of [1, 2] as const)
    for (let n = 0; n < 3; n += 1) {
      const kept = await captureFinger(deps, duty, id, { slot, octets: captureOf(finger + slot), extractor })
      if (!kept.ok) throw new Error(`not kept: ${kept.code}`)
    }
}

/** A browser of a counter that is registered as a station. */
export interface StationHand {
  readonly id: string
  readonly centreId: CentreId
  sign(text: string): Promise<Uint8Array>
  retire(): Promise<void>
}

export async function station(service: Service, at?: CentreId): Promise<StationHand> {
  const centreId = at ?? (await centre(service))
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const { audit, atomically } = fingersAt(service)
  const stations = stationStore(service.db)
  const deps = { stations, atomically, audit, hexDigest: hexDigestOf, isStationKey }
  const added = await addStation(deps, { name: 'Puesto 1', centreId, publicKey })
  if (!added.ok) throw new Error(added.code)
  return {
    id: added.value,
    centreId,
    async sign(text) {
      const octets = new TextEncoder().encode(text)
      return new Uint8Array(
        await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, octets),
      )
    },
    async retire() {
      if (!(await retireStation(deps, added.value))) throw new Error('no such station')
    },
  }
}

/** A challenge for one finger, as the script of the page asks for it. */
export async function challenge(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  slot: Slot = 1,
): Promise<string> {
  const nonce = await challengeFinger(fingersAt(service), duty, (await caseOf(service, code)).case.id, slot)
  if (!nonce.ok) throw new Error(nonce.code)
  return nonce.value
}

/** What a station sends; `changed` puts other things into the envelope before it is signed. */
export interface Sent {
  readonly envelope: string
  readonly signature: Uint8Array
}

export async function signed(
  hand: StationHand,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  capture: { readonly nonce: string; readonly template: Uint8Array } & Partial<Signed>,
): Promise<Sent> {
  const envelope = envelopeOf({
    station: hand.id,
    code,
    officer: duty.id,
    extractor: 'kit/1',
    at: new Date(),
    ...capture,
  })
  return { envelope, signature: await hand.sign(envelope) }
}

/** Shows an envelope at the counter. `n`: at which instance. */
export const show = async (
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  sent: Sent,
  n = 0,
) => compareAtCounter(fingersAt(service, n), duty, (await caseOf(service, code)).case.id, sent)

/** Enrols the first finger that is free, so that the pages of this case have a form for every step. */
export const fingersOf = (service: Service, one: Pick<Officer, 'duty'>, code: string): Promise<void> =>
  enrol(service, one, code, 700 + drawn)

/** Pages about fingers: of a case in which nobody has agreed, and of one where all is enrolled. */
export const fingerPages = (begun: string, complete: string): readonly string[] => [
  `/interno/casos/${begun}/huellas`,
  `/interno/casos/${complete}/huellas`,
  `/interno/casos/${complete}/huellas/comparar`,
]
