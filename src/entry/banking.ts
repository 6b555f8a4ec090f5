import { createHttpBank } from '../adapters/bank/http-bank.ts'
import type { BankConfig } from '../platform/config/bank-rules.ts'
import type { BankParts } from '../proofs/bank-account/app/ports.ts'

/** The gateway to the banks that the settings name, if they name one: without it the way is not offered. */
export const bankingOf = (config: BankConfig | undefined): BankParts | undefined =>
  config === undefined
    ? undefined
    : {
        gateway: createHttpBank({ base: new URL(config.url), credential: config.credential }),
        names: config.names,
      }
