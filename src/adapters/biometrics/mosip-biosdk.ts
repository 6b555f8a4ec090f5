import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'
import type { FingerComparer } from '../../proofs/biometrics/app/ports.ts'
import { readTemplate } from '../../proofs/biometrics/domain/read-template.ts'
import type { FingerView } from '../../proofs/biometrics/domain/template.ts'
import { writeIso } from '../../proofs/biometrics/domain/write-iso.ts'
import { callRemote, checkedRemote } from './remote-call.ts'
import { createRemoteGuard, remoteDefaults } from './remote-guard.ts'
import type { RemoteLimits } from './remote-guard.ts'

export interface BioSdkOptions {
  /** Where the service stands, before `match`. Plain http only on this machine. */
  readonly base: URL
  /** Bearer, for the gateway before the service; the service itself knows none. */
  readonly token?: string
  readonly limits?: Partial<RemoteLimits>
}

export interface BioSdk extends FingerComparer {
  /** The template of an image of one finger (WSQ, JPEG 2000 and the like, whatever the library takes). @throws ComparerFault */
  extract(image: Uint8Array): Promise<FingerView>
  /** 0 … 100, as the library sees it. @throws ComparerFault */
  quality(image: Uint8Array): Promise<number>
}

const Errors = Type.Optional(Type.Union([Type.Array(Type.Unknown()), Type.Null()]))
const envelope = Compile(Type.Object({ response: Type.Unknown(), errors: Errors }))
const matches = Compile(
  Type.Array(
    Type.Object({
      galleryIndex: Type.Integer({ minimum: 0 }),
      decisions: Type.Object({
        FINGER: Type.Object({ match: Type.String({ maxLength: 40 }), errors: Errors }),
      }),
    }),
    { maxItems: 100 },
  ),
)
const Score = Type.Object({ score: Type.Number(), errors: Errors })
/** The interface writes `Finger` in its example; the library behind it writes `FINGER`. */
const scores = Compile(
  Type.Object({ scores: Type.Object({ FINGER: Type.Optional(Score), Finger: Type.Optional(Score) }) }),
)
const record = Compile(
  Type.Object({
    segments: Type.Array(Type.Object({ bdb: Type.String({ minLength: 1 }) }), { minItems: 1, maxItems: 20 }),
  }),
)

/** The Bio-SDK service of MOSIP, version 1.0 of its interface: comparer, extractor and quality in one. */
export function createBioSdk(options: BioSdkOptions): BioSdk {
  const base = checkedRemote(options.base)
  const guard = createRemoteGuard({ ...remoteDefaults, ...options.limits })

  const ask = <T>(path: string, request: unknown, read: (response: unknown) => T): Promise<T> =>
    guard.run(async (signal) => {
      const body = { version: '1.0', request: Buffer.from(JSON.stringify(request)).toString('base64') }
      const url = new URL(path, base)
      const { status, value } = await callRemote({ url, body, token: options.token, signal })
      if (status !== 200 || !envelope.Check(value)) throw new ComparerFault('malformed', 'not an answer')
      // It answers 200 and says in the body that its library failed.
      if (hasErrors(value)) throw new ComparerFault('unreachable', 'the library failed there')
      return read(value.response)
    })

  return {
    async compare(probe, enrolled) {
      if (enrolled.length === 0) return { score: 0, matched: false }
      const request = {
        sample: recordOf(templateOf(probe)),
        gallery: enrolled.map((view) => recordOf(templateOf(view))),
        modalitiesToMatch: ['FINGER'],
        flags: {},
      }
      const matched = await ask('match', request, (response) => judged(response, enrolled.length))
      // It says yes or no, and no score.
      return { score: matched ? 1 : 0, matched }
    },
    extract: (image) =>
      ask(
        'extract-template',
        { ...sampleOf(image), modalitiesToExtract: ['FINGER'], flags: {} },
        (response) => {
          const bdb = record.Check(response) ? response.segments[0]?.bdb : undefined
          const read = bdb === undefined ? undefined : readTemplate(Buffer.from(bdb, 'base64'))
          const view = read?.ok === true ? read.value.views[0] : undefined
          if (view === undefined) throw new ComparerFault('malformed', 'no template that can be read')
          return view
        },
      ),
    quality: (image) =>
      ask('check-quality', { ...sampleOf(image), modalitiesToCheck: ['FINGER'], flags: {} }, (response) => {
        const said = scores.Check(response) ? (response.scores.FINGER ?? response.scores.Finger) : undefined
        if (said === undefined || hasErrors(said)) throw new ComparerFault('malformed', 'no quality')
        return Math.min(100, Math.max(0, said.score))
      }),
    async close() {},
  }
}

/**
 * Whether any enrolled impression matches. What could not be compared is no "no": it is a fault, unless another
 * impression matches.
 */
function judged(response: unknown, enrolled: number): boolean {
  if (!matches.Check(response)) throw new ComparerFault('malformed', 'not the decisions')
  const said = response
    .filter(({ galleryIndex }) => galleryIndex < enrolled)
    .map(({ decisions }) => decisions.FINGER)
  if (said.some(({ match, errors }) => match === 'MATCHED' && !hasErrors({ errors }))) return true
  const numbers = new Set(response.map(({ galleryIndex }) => galleryIndex))
  const isComplete = said.length === enrolled && numbers.size === enrolled
  if (!isComplete || said.some(({ match, errors }) => match !== 'NOT_MATCHED' || hasErrors({ errors })))
    throw new ComparerFault('malformed', 'an impression that was not compared')
  return false
}

const hasErrors = ({ errors }: { readonly errors?: readonly unknown[] | null | undefined }): boolean =>
  errors !== undefined && errors !== null && errors.length > 0

const templateOf = (view: FingerView): Uint8Array => writeIso([view])
const sampleOf = (image: Uint8Array) => ({ sample: recordOf(image) })

const version = { major: 1, minor: 1 }
const nothingKnown = { integrity: false }

/** One finger in the record that the interface is made of: organisation 257 is ISO, type 2 minutiae. */
const recordOf = (octets: Uint8Array) => ({
  version,
  cbeffversion: version,
  birInfo: nothingKnown,
  segments: [
    {
      version,
      cbeffversion: version,
      birInfo: nothingKnown,
      bdbInfo: { format: { organization: '257', type: '2' }, type: ['FINGER'], purpose: 'VERIFY' },
      bdb: Buffer.from(octets).toString('base64'),
    },
  ],
})
