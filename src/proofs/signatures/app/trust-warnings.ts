import { days, hours, plus, type Instant } from '../../../kernel/time.ts'
import type { FetchState, KeptList } from './revocation-ports.ts'
import type { TrustRecord } from './trust-ports.ts'

/** Before what ends does somebody have to renew it: the institution asks the authority, and two people put it in force. */
const warnBefore = days(90)
/** An address that brought nothing for that long is not just down for the night. */
const silentFor = hours(24)

/** What whoever runs the service has to look at. */
export interface TrustWarning {
  readonly what:
    | 'certificateEnds'
    | 'accreditationEnds'
    /** No list that counts now: nobody with a certificate of this authority is accepted. */
    | 'noList'
    | 'listEnds'
    | 'addressFails'
  readonly entry: number
  readonly entity: string
  /** When it ends, or last went well; none where it never did. */
  readonly at: Instant | undefined
  /** Of a list that is fetched, where that is known. */
  readonly address: string | undefined
}

export interface TrustState {
  readonly records: readonly TrustRecord[]
  /** The newest of each scope, by the key of their authority. */
  readonly lists: ReadonlyMap<string, readonly KeptList[]>
  readonly fetches: readonly FetchState[]
}

/** What ends within ninety days, and what lists are missing, of the entries in force. */
export const trustWarnings = (state: TrustState, at: Instant): readonly TrustWarning[] =>
  state.records.flatMap((record) =>
    record.state === 'inForce' ? [...endsOf(record, at), ...listWarnings(record, state, at)] : [],
  )

function* endsOf(record: TrustRecord, at: Instant): Iterable<TrustWarning> {
  const soon = plus(at, warnBefore)
  const warning = { entry: record.id, entity: record.entity, address: undefined }
  if (record.certificateUntil <= soon)
    yield { ...warning, what: 'certificateEnds', at: record.certificateUntil }
  // Where it ends with its certificate, once is enough.
  if (record.until <= soon && record.until !== record.certificateUntil)
    yield { ...warning, what: 'accreditationEnds', at: record.until }
}

function* listWarnings(record: TrustRecord, state: TrustState, at: Instant): Iterable<TrustWarning> {
  if (record.revocation.mode === 'ocsp') return
  const warning = { entry: record.id, entity: record.entity }
  const lists = state.lists.get(record.keySha256) ?? []
  const current = lists.filter(({ nextUpdate }) => nextUpdate >= at)
  if (current.length === 0) {
    const last = lists.map(({ nextUpdate }) => nextUpdate).toSorted((a, b) => b - a)[0]
    yield { ...warning, what: 'noList', at: last, address: undefined }
  }
  // A list that nobody fetches has to be brought again in time.
  for (const { address, nextUpdate } of current)
    if (address === null && nextUpdate <= plus(at, days(2)))
      yield { ...warning, what: 'listEnds', at: nextUpdate, address: undefined }
  for (const { issuerKeySha256, address, fault, wellAt } of state.fetches) {
    if (issuerKeySha256 !== record.keySha256 || fault === null) continue
    if (wellAt === null || plus(wellAt, silentFor) <= at)
      yield { ...warning, what: 'addressFails', at: wellAt ?? undefined, address }
  }
}

/** How the signature check is, for the page of the service's state. */
export type SignatureState = 'ok' | 'slow' | 'down'

/** Undefined where nothing is trusted: then there is no such check. `slow`: of some authorities nothing is known. */
export function signatureState({ records, lists }: TrustState, at: Instant): SignatureState | undefined {
  const listed = records.filter(({ state, revocation }) => state === 'inForce' && revocation.mode !== 'ocsp')
  if (listed.length === 0) return records.some(({ state }) => state === 'inForce') ? 'ok' : undefined
  const known = listed.filter(({ keySha256 }) =>
    lists.get(keySha256)?.some(({ nextUpdate }) => nextUpdate >= at),
  )
  if (known.length === listed.length) return 'ok'
  return known.length === 0 ? 'down' : 'slow'
}
