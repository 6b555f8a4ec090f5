import type { PlainKey } from '../../platform/text/texts.ts'

/** A page of the account, under its own words. */
interface AccountLink {
  readonly href: string
  readonly text: PlainKey
}

/** What the account leads to, in the order in which people need it; a new page of the account is a row here. */
export const accountLinks: readonly AccountLink[] = [
  { href: '/cuenta/obligaciones', text: 'arr.title' },
  { href: '/cuenta/clave', text: 'u02.title' },
  { href: '/cuenta/historial', text: 'hist.title' },
  { href: '/cuenta/simulacro', text: 'u04.title' },
  { href: '/cuenta/usuarios', text: 'u03.title' },
  { href: '/cuenta/llaves', text: 'llave.list.title' },
  { href: '/cuenta/comprobantes', text: 'rcp.title' },
]
