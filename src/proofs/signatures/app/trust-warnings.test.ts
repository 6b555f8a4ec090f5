import { expect, it } from 'vitest'
import { days, instant, plus } from '../../../kernel/time.ts'
import type { KeptList } from './revocation-ports.ts'
import type { TrustRecord } from './trust-ports.ts'
import { signatureState, trustWarnings, type TrustState } from './trust-warnings.ts'

const at = instant(1_800_000_000_000)
const recordOf = (id: number, over: Partial<TrustRecord> = {}): TrustRecord => ({
  id,
  keySha256: String(id).repeat(64),
  certificate: new Uint8Array(),
  certificateSha256: '',
  certificateUntil: plus(at, days(900)),
  role: 'anchor',
  entity: `Entidad ${id}`,
  status: 'active',
  state: 'inForce',
  from: plus(at, -days(9)),
  until: plus(at, days(900)),
  layouts: [],
  kinds: [],
  revocation: { mode: 'crl', crlUrls: [], ocspUrls: [], allowedHosts: [] },
  source: '',
  sourceDate: '2026-11-02',
  addedBy: 'a',
  addedAt: at,
  approvedBy: 'b',
  approvedAt: at,
  retiredBy: null,
  retiredAt: null,
  ...over,
})
const list = (over: Partial<KeptList> = {}): KeptList => ({
  id: 1,
  scope: new Uint8Array(),
  sha256: '',
  thisUpdate: plus(at, -60),
  nextUpdate: plus(at, days(7)),
  address: 'http://a.example/',
  ...over,
})
const stateOf = (
  records: readonly TrustRecord[],
  lists: Readonly<Record<string, KeptList>> = {},
  fetches: TrustState['fetches'] = [],
): TrustState => ({
  records,
  lists: new Map(Object.entries(lists).map(([id, one]) => [id.repeat(64), [one]])),
  fetches,
})

it.each<[string, TrustState, ReturnType<typeof signatureState>]>([
  ['nobody is trusted', stateOf([]), undefined],
  [
    'nobody is in force',
    stateOf([recordOf(1, { state: 'retired' }), recordOf(2, { state: 'proposed' })]),
    undefined,
  ],
  ['all lists are here', stateOf([recordOf(1), recordOf(2)], { 1: list(), 2: list() }), 'ok'],
  ['one is missing', stateOf([recordOf(1), recordOf(2)], { 1: list() }), 'slow'],
  [
    'one has ended',
    stateOf([recordOf(1), recordOf(2)], { 1: list(), 2: list({ nextUpdate: plus(at, -1) }) }),
    'slow',
  ],
  ['none is here', stateOf([recordOf(1)]), 'down'],
  [
    'responders alone are asked',
    stateOf([recordOf(1, { revocation: { ...recordOf(1).revocation, mode: 'ocsp' } })]),
    'ok',
  ],
])('the signature check, when %s', (_when, state, expected) => {
  expect(signatureState(state, at)).toBe(expected)
})

it('an address that brought nothing for a day is told, and one that is down for an hour is not', () => {
  const fetched = (wellAt: ReturnType<typeof instant> | null, fault: 'timeout' | null = 'timeout') => [
    {
      issuerKeySha256: '1'.repeat(64),
      address: 'http://a.example/',
      askedAt: at,
      wellAt,
      fault,
      etag: undefined,
      lastModified: undefined,
    },
  ]
  const told = (fetches: TrustState['fetches']) =>
    trustWarnings(stateOf([recordOf(1)], { 1: list() }, fetches), at).map(({ what }) => what)
  expect(told(fetched(plus(at, -3_600)))).toEqual([])
  expect(told(fetched(plus(at, -days(1))))).toEqual(['addressFails'])
  expect(told(fetched(null))).toEqual(['addressFails'])
  expect(told(fetched(null, null))).toEqual([])
})
