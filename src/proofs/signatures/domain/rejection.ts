/** Why an officer does not accept a signed request, in words that the person is told. */
export const rejectReasons = [
  'otherRequest',
  'unreadable',
  'signatureUnchecked',
  'certificateUnknown',
  'notRepresentative',
  'jointMissing',
  'registryFirst',
] as const
export type RejectReason = (typeof rejectReasons)[number]

/** Where the person goes on: with another request, at a centre, or by video. */
export const rejectNexts = ['again', 'counter', 'video'] as const
export type RejectNext = (typeof rejectNexts)[number]

export interface Rejection {
  readonly reason: RejectReason
  readonly next: RejectNext
}
