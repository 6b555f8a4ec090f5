/**
 * A transaction, as the use cases see it: something that is handed from store to store so that state,
 * audit entry and message are written together or not at all (I-13). What it really is, only the
 * database knows.
 */
export interface Tx {
  readonly inTransaction: true
}

/** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
export type Atomically = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
