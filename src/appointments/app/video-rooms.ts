import type { Instant } from '../../kernel/time.ts'
import type { CallId, CallSide } from '../domain/video-call.ts'

/** Who goes through a door, and until when it stays open. */
export interface RoomGuest {
  readonly call: CallId
  readonly side: CallSide
  /** What the other side reads under the picture; never a number of a document. */
  readonly name: string
  readonly until: Instant
}

export type RoomDoor =
  /** A room between the two browsers, on a page of ours. */
  | { readonly kind: 'own'; readonly ice: readonly string[] }
  /** A room of a service that the institution runs; the address holds the leave to enter and is shown to nobody else. */
  | { readonly kind: 'elsewhere'; readonly href: string }

/** Where calls by video take place. A room is for one call; nobody comes in by guessing its name. */
export interface VideoRooms {
  /** Whether that service records; a room of ours never does (SCREENS P-47). */
  readonly records: boolean
  /** Throws where the service cannot be spoken to: both pages then offer the telephone (F-25). */
  door(guest: RoomGuest): Promise<RoomDoor>
}
