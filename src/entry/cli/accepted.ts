import { isSynthetic, isTestAddress } from '../../kernel/synthetic.ts'
import type { Config } from '../../platform/config/config.ts'

export interface Accepted {
  readonly identifier: (identifier: string) => boolean
  readonly mail: (address: string) => boolean
}

/** What this installation may take in: the demonstration only what nobody can be (I-27). */
export const acceptedBy = ({ mode }: Pick<Config, 'mode'>): Accepted =>
  mode === 'demonstration'
    ? { identifier: isSynthetic, mail: isTestAddress }
    : { identifier: () => true, mail: () => true }
