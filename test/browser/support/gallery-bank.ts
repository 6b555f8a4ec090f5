import type { Visited, Visitor } from '../../support/visitor.ts'
import type { Shelf } from './gallery-assisted.ts'
import type { Role } from './people.ts'

type Guest = Visitor<Visited>

/** P-62 as its role knows it, by the page of the demonstration. */
function accountOf(guest: Guest, role: Role): Readonly<Record<string, string>> {
  const of = (key: 'p62.bank' | 'p62.type' | 'p62.last4') => role.answers.get(guest.t(key)) ?? ''
  return {
    banco: of('p62.bank'),
    tipo: of('p62.type') === guest.t('p62.saving') ? 'savings' : 'current',
    ultimos: of('p62.last4'),
  }
}

async function arrives(shelf: Shelf, kind: 'home' | 'natural', role: Role): Promise<Guest> {
  const guest = shelf.guest()
  await guest.open('/hogar')
  await guest.submit('/hogar', { tipo: kind })
  await guest.submit(
    '/hogar/datos',
    kind === 'home' ? { cedula: role.cedula } : { ruc: role.ruc, cedula: role.cedula },
  )
  return guest
}

/** A household employer, a natural person and one who changed accounts: from P-60 to what the bank says. */
export async function bankScreens(
  shelf: Shelf,
  roles: { readonly home: Role; readonly natural: Role; readonly moved: Role },
): Promise<void> {
  const { open, refused } = shelf
  const stranger = shelf.guest()
  await open(stranger, 'P-60', '/hogar')
  await refused(stranger, 'P-60, nothing chosen', '/hogar', {}, (t) => [t('p60.err')])
  for (const kind of ['home', 'natural'] as const) {
    await stranger.open('/hogar')
    await stranger.submit('/hogar', { tipo: kind })
    await open(stranger, `P-02, ${kind}`, '/hogar/datos')
  }
  await stranger.open('/hogar')
  await stranger.submit('/hogar', { tipo: 'home' })
  await refused(stranger, 'P-02, home, nothing typed', '/hogar/datos', {}, (t) => [t('p60.err.ced.empty')])

  const ana = await arrives(shelf, 'home', roles.home)
  await open(ana, 'Ways of a household', '/hogar/prueba')
  await open(ana, 'P-16, a household under way', '/otras-formas')
  const code = /CLV-\w{4}-\w{4}/.exec(ana.page.words)?.[0] ?? ''
  await open(ana, 'P-62', '/hogar/cuenta')
  await refused(ana, 'P-62, nothing typed', '/hogar/cuenta', {}, (t) => [
    t('p62.err.bank'),
    t('p62.err.type'),
    t('p62.err.last4'),
  ])
  await open(ana, 'P-62, changed', '/hogar/cuenta/cambio')
  const account = accountOf(ana, roles.home)
  await ana.open('/hogar/cuenta')
  const wrong = { ...account, ultimos: account['ultimos'] === '0001' ? '0002' : '0001' }
  await refused(ana, 'P-62, not right', '/hogar/cuenta', wrong, (t) => [t('p62.err.match', { n: 2 })])
  await open(ana, 'P-62, another try without a script', '/hogar/cuenta/comprobacion')
  await ana.open('/hogar/cuenta')
  await ana.submit('/hogar/cuenta/comprobacion')
  await ana.submit('/hogar/cuenta', account)
  await open(ana, 'How the bank confirms', '/hogar/cuenta/forma')
  await refused(ana, 'How the bank confirms, nothing chosen', '/hogar/cuenta/forma', {}, (t) => [
    t('p62.how.err'),
  ])
  await ana.open('/hogar/cuenta/forma')
  await ana.submit('/hogar/cuenta/forma', { forma: 'deposito' })
  await open(ana, 'P-96, two deposits are on their way', `/caso/${code}`)
  await open(ana, 'Two deposits', '/hogar/cuenta/espera')
  await refused(ana, 'Two deposits, nothing typed', '/hogar/cuenta/montos', {}, (t) => [
    t('p62.deposit.err'),
    t('p62.deposit.err'),
  ])

  const luis = await arrives(shelf, 'natural', roles.natural)
  await luis.open('/hogar/cuenta')
  await luis.submit('/hogar/cuenta', accountOf(luis, roles.natural))
  await luis.submit('/hogar/cuenta/forma', { forma: 'banco' })
  await open(luis, 'The bank asks', '/hogar/cuenta/espera')
  await refused(luis, 'The bank asks, no answer yet', '/hogar/cuenta/respuesta', {})
  await open(stranger, 'Demonstration, bank', '/demo/banco')
  const asked = JSON.parse((await stranger.ask('/demo/banco/todo.json')).body) as readonly {
    readonly n: number
    readonly kind: string
  }[]
  const question = asked.find(({ kind }) => kind === 'question')
  await stranger.open('/demo/banco')
  const form = await stranger.filled('/demo/banco')
  await stranger.ask('/demo/banco', {
    method: 'POST',
    body: { ...form, que: 'refuse', cual: String(question?.n ?? 0) },
  })
  await luis.open('/hogar/cuenta/espera')
  await luis.submit('/hogar/cuenta/respuesta')
  await open(luis, 'The bank did not confirm', '/hogar/cuenta/espera')

  const vera = await arrives(shelf, 'home', roles.moved)
  await vera.open('/hogar/cuenta')
  await refused(vera, 'P-62, a new account', '/hogar/cuenta', accountOf(vera, roles.moved))
}
