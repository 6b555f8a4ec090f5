import type { PlainKey } from '../../platform/text/texts.ts'

/** A page of the account, under its own words. */
interface AccountLink {
  readonly href: string
  readonly text: PlainKey
}

/** What the account leads to, in the order in which people need it; a new page of the account is a row here. */
export const accountLinks: readonly AccountLink[] = [
  { href: '/cuenta/llaves', text: 'llave.list.title' },
  { href: '/cuenta/comprobantes', text: 'rcp.title' },
]
