import { isSynthetic } from '../../kernel/synthetic.ts'
import type { Config } from '../../platform/config/config.ts'

/** Domains that RFC 2606 keeps free of mailboxes. */
const testDomain = /@(?:[a-z0-9-]+\.)*(?:example|test|invalid|example\.(?:com|net|org))$/i

export interface Accepted {
  readonly identifier: (identifier: string) => boolean
  readonly mail: (address: string) => boolean
}

/** What this installation may take in: the demonstration only what nobody can be (I-27). */
export const acceptedBy = ({ mode }: Pick<Config, 'mode'>): Accepted =>
  mode === 'demonstration'
    ? { identifier: isSynthetic, mail: (address) => testDomain.test(address) }
    : { identifier: () => true, mail: () => true }
