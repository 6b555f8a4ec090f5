import type { Shelf } from './gallery-assisted.ts'
import type { Role } from './people.ts'

const simulator = '/demo/afiliado'

/** P-61 of a household employer: out, the made-up service, and everything that comes back. */
export async function affiliateScreens(shelf: Shelf, role: Role): Promise<void> {
  const { open } = shelf
  const stranger = shelf.guest()
  await open(stranger, 'Demonstration, affiliate service', simulator)
  await open(stranger, 'Demonstration, affiliate key forgotten', `${simulator}/olvido`)

  const ana = shelf.guest()
  await ana.open('/hogar')
  await ana.submit('/hogar', { tipo: 'home' })
  await ana.submit('/hogar/datos', { cedula: role.cedula })
  await open(ana, 'P-61', '/hogar/afiliado')
  await open(ana, 'P-61, left without signing in', '/hogar/afiliado?vuelta=sin-entrar')
  for (const code of [201, 205, 206, 207])
    await open(ana, `P-61, CLV-${code}`, `/hogar/afiliado/aviso?codigo=${code}`)

  const out = await ana.ask('/hogar/afiliado/ir')
  await open(ana, 'Demonstration, affiliate service, somebody signs in', pathOf(out.headers['location']))
  // The way back sends itself on where there are scripts: it is walked, and has no picture of its own.
}

function pathOf(location: unknown): string {
  const url = new URL(String(location), 'http://localhost')
  return `${url.pathname}${url.search}`
}
