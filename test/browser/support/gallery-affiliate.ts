import { madeUpKey } from '../../../src/entry/demo/affiliate/affiliate-pages.tsx'
import type { Shelf } from './gallery-assisted.ts'
import type { Role } from './people.ts'

const simulator = '/demo/afiliado'

/** P-61 of a household employer: out, the made-up service, and everything that comes back. */
export async function affiliateScreens(shelf: Shelf, role: Role, other: Role): Promise<void> {
  const { open, refused } = shelf
  const stranger = shelf.guest()
  await open(stranger, 'Demonstration, affiliate service', simulator)
  await open(stranger, 'Demonstration, affiliate key forgotten', `${simulator}/olvido`)

  const ana = shelf.guest()
  await ana.open('/hogar')
  await ana.submit('/hogar', { tipo: 'home' })
  await ana.submit('/hogar/datos', { cedula: role.cedula })
  await open(ana, 'P-61', '/hogar/afiliado')
  await open(ana, 'P-61, left without signing in', '/hogar/afiliado?vuelta=sin-entrar')
  await open(ana, 'P-61, over', '/hogar/afiliado/vuelta?code=x&state=x')

  /** Out, and what the person does there; the address on which they come back. */
  const there = async (que: string, cedula = ''): Promise<string> => {
    const out = await ana.ask('/hogar/afiliado/ir')
    const page = pathOf(out.headers['location'])
    await ana.open(page)
    const body = await ana.filled(simulator)
    const back = await ana.ask(simulator, {
      method: 'POST',
      body: { ...body, que, cedula, clave: madeUpKey },
    })
    return pathOf(back.headers['location'])
  }
  const out = await ana.ask('/hogar/afiliado/ir')
  await open(ana, 'Demonstration, affiliate service, somebody signs in', pathOf(out.headers['location']))
  await open(ana, 'P-61, back', await there('enter', other.cedula))
  await refused(ana, 'P-61, another person', '/hogar/afiliado', {})
  await ana.open(await there('locked'))
  await refused(ana, 'P-61, locked', '/hogar/afiliado', {})
}

function pathOf(location: unknown): string {
  const url = new URL(String(location), 'http://localhost')
  return `${url.pathname}${url.search}`
}
