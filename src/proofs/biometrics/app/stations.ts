import type { AuditLog } from '../../../audit/index.ts'
import type { CentreId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import type { StationStore } from './finger-ports.ts'

export interface StationDeps {
  readonly stations: StationStore
  readonly atomically: Atomically
  readonly audit: AuditLog
  /** SHA-256 in hex. */
  hexDigest(octets: Uint8Array): string
  /** Whether this is a public key of ECDSA on P-256, as SubjectPublicKeyInfo in DER. Never throws. */
  isStationKey(octets: Uint8Array): boolean
}

export interface NewStation {
  readonly name: string
  readonly centreId: CentreId
  readonly publicKey: Uint8Array
}

/** Takes a browser of a counter as a place whose captures count. @returns its id. */
export async function addStation(
  { stations, atomically, audit, hexDigest, isStationKey }: StationDeps,
  { name, centreId, publicKey }: NewStation,
): Promise<Outcome<string, 'key' | 'known'>> {
  if (!isStationKey(publicKey)) return refused('key')
  const id = hexDigest(publicKey)
  const added = await atomically(async (tx) => {
    if (!(await stations.add(tx, { id, name, centreId, publicKey }))) return false
    await audit.append(tx, {
      act: 'stationAdded',
      actor: 'operator',
      detail: { station: id, centre: centreId },
    })
    return true
  })
  return added ? ok(id) : refused('known')
}

/** From now on nothing that it signs counts. False when there is no such station in use. */
export const retireStation = (
  { stations, atomically, audit }: Pick<StationDeps, 'stations' | 'atomically' | 'audit'>,
  id: string,
): Promise<boolean> =>
  atomically(async (tx) => {
    if (!(await stations.retire(tx, id))) return false
    await audit.append(tx, { act: 'stationRetired', actor: 'operator', detail: { station: id } })
    return true
  })
