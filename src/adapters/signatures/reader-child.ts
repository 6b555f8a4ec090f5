import { setPriority } from 'node:os'
import type { FileReading } from '../../proofs/signatures/domain/reading.ts'
import { readSignedFile } from '../../proofs/signatures/domain/read-signed-file.ts'
import type { TrustEntry } from '../../proofs/signatures/domain/trust.ts'
import { inflate } from './inflate.ts'
import { nodeCrypto } from './node-crypto.ts'
import type { ReadMessage, SaidMessage } from './reader-messages.ts'

/**
 * The process that reads signed files of strangers, one after the other: it has no settings, no secrets, no connection but
 * the one to whoever started it, and may write nothing (`reader-process.ts`). What the institution trusts it keeps until it
 * is told something newer.
 */
let trust: readonly TrustEntry[] = []

// Behind everything that somebody waits for at a page.
setPriority(5)
process.on('message', (message) => {
  const { id, asked, newTrust } = message as ReadMessage
  trust = newTrust ?? trust
  const reading: FileReading = readSignedFile({ ...asked, trust }, { crypto: nodeCrypto, inflate })
  process.send?.({ id, reading } satisfies SaidMessage)
})
process.on('disconnect', () => process.exit())
process.send?.({ id: 0 } satisfies SaidMessage)
