/**
 * What of an entry goes into the tree, and so into the receipt of whoever it is about. Its hash stands for the rest:
 * officer, process and detail stay with the institution, and still cannot be changed.
 */
export interface AuditLeaf {
  readonly lane: number
  readonly seq: number
  /** Microseconds since 1970. */
  readonly micros: number
  readonly act: string
  readonly subject: string | null
  readonly caseCode: string | null
  /** SHA-256 of the entry and the one before it, hex. */
  readonly hash: string
}

/** The octets of a leaf, before the 0x00 of RFC 6962: netstrings, as in the chain, and ASCII as everything in the log. */
export const leafText = (leaf: AuditLeaf): string =>
  `clavero.leaf.1,${[
    String(leaf.lane),
    String(leaf.seq),
    String(leaf.micros),
    leaf.act,
    leaf.subject,
    leaf.caseCode,
    leaf.hash,
  ]
    .map(netstring)
    .join('')}`

/** What stands in the tree over the sixteen lanes: a lane as it was at one moment. */
export const laneText = ({ lane, size, root }: LaneRoot): string =>
  `clavero.lane.1,${[String(lane), String(size), root].map(netstring).join('')}`

/** The tree of one lane. */
export interface LaneRoot {
  readonly lane: number
  /** Entries in it, 0 while it is empty. */
  readonly size: number
  /** Root of the tree of its first `size` entries, hex. */
  readonly root: string
}

const netstring = (value: string | null): string => (value === null ? '-,' : `${value.length}:${value},`)
