import type pg from 'pg'

interface Wire {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } }
}

/**
 * Holds back what a connection has to send until the work at hand is done, so that statements asked for
 * in the same turn of the event loop leave in one write. To a waiting server a write costs more than
 * the statement in it (docs/decisions/0008-one-reader.md).
 */
export function inOneWrite(client: pg.ClientBase): () => void {
  const { stream } = (client as unknown as Wire).connection
  let held = false
  return () => {
    if (held) return
    held = true
    stream.cork()
    // After everything that runs now and everything it wakes; before anything new is read.
    process.nextTick(() => {
      held = false
      stream.uncork()
    })
  }
}
