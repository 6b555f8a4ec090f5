/**
 * The life of one message (CHANNELS 3.4, L-02). `sending` is written before the mail server is
 * called, so a worker that dies leaves it behind; the next one hands over again with a fresh token.
 */
export type MessageState =
  'queued' | 'sending' | 'accepted' | 'unknown' | 'deferred' | 'rejected' | 'cancelled'

/** `lost`: the connection ended after the final dot, so nobody knows whether the message was taken. */
export type MessageEvent = 'handOver' | 'accepted' | 'lost' | 'deferred' | 'rejected' | 'cancelled'

const waiting = { handOver: 'sending' } as const

const moves: Readonly<Record<MessageState, Readonly<Partial<Record<MessageEvent, MessageState>>>>> = {
  queued: waiting,
  deferred: waiting,
  // Only a notice is handed over again; a link that may have arrived is left alone (L-02).
  unknown: waiting,
  sending: {
    // A worker that took the message and died: its lease ran out.
    handOver: 'sending',
    accepted: 'accepted',
    lost: 'unknown',
    deferred: 'deferred',
    rejected: 'rejected',
    cancelled: 'cancelled',
  },
  accepted: {},
  rejected: {},
  cancelled: {},
}

/** Where the event leads, or `undefined` when it cannot happen there. */
export const nextState = (state: MessageState, event: MessageEvent): MessageState | undefined =>
  moves[state][event]

/** All states the event may come in; the conditional writes of the store are given this list. */
export const statesBefore = (event: MessageEvent): readonly MessageState[] =>
  (Object.keys(moves) as MessageState[]).filter((state) => moves[state][event] !== undefined)

/**
 * The state in which a hand-over that ended so leaves its message.
 * @throws RangeError for an event that ends none
 */
export function stateAfter(event: MessageEvent): MessageState {
  const state = nextState('sending', event)
  if (state === undefined) throw new RangeError(`a hand-over does not end with ${event}`)
  return state
}
