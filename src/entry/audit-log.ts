import { hostname } from 'node:os'
import type { AuditLog } from '../audit/app/ports.ts'
import { createAuditLog } from '../audit/store/append.ts'
import { createKeyedDigest } from '../platform/crypto/digests.ts'
import type { Config } from '../platform/config/config.ts'

/** Which process this is, in the activity log and in every log line. */
export const instanceName = (): string =>
  `${hostname()
    .replace(/[^A-Za-z0-9.-]/g, '-')
    .slice(0, 60)}:${process.pid}`

/** The audit log of this installation: the same key and purpose everywhere, or digests would not agree. */
export const auditLogOf = (config: Pick<Config, 'secrets'>, instance = instanceName()): AuditLog =>
  createAuditLog({ digest: createKeyedDigest(config.secrets.audit.reveal(), 'audit'), instance })
