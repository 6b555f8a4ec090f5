import type { RegistryOutage } from '../../../kernel/outcome.ts'

/** Why a call gave no answer. It never leaves the adapter: at the port it is an outcome (DOMAIN 4.3). */
export class RegistryFault extends Error {
  readonly kind: RegistryOutage
  readonly retryAt: Date | undefined
  /** What came instead of an answer, cut to the size limit; personal data, so never for a log in clear. */
  readonly raw: string | undefined

  constructor(
    kind: RegistryOutage,
    message: string,
    more: { retryAt?: Date | undefined; raw?: string } = {},
  ) {
    super(message)
    this.kind = kind
    this.retryAt = more.retryAt
    this.raw = more.raw
  }
}
