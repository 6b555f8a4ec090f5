import { syntheticCedula } from '../../../src/kernel/synthetic.ts'
import type { Service } from '../../support/service.ts'
import type { Asking, Visitor } from '../../support/visitor.ts'
import type { Named } from './named.ts'

/** One request that is judged. */
export interface Probe {
  readonly path: string
  readonly asking?: Asking
}

/** A door at which somebody who has shown nothing can name an employer. */
export interface Entry {
  /** Screen and what is done there: `U-01 wrong key`. */
  readonly id: string
  /** Takes seconds for each sample, so a tenth of them has to do. */
  readonly isSlow?: true
  /** The requests in their order, once the stranger has come as far as the first of them. */
  come(stranger: Visitor, named: Named): Promise<readonly Probe[]>
  /** What the service is to be like meanwhile. */
  readonly during?: Weather
}

/** A state of the surroundings, and how it ends. */
interface Weather {
  set(service: Service): void
  reset(service: Service): void
}

/** Nobody's who stands for a company. */
export const somebody = syntheticCedula(24, 97)
const wrongKey = 'Otra+Cosa58'
/** In the form of a link's name, of a token and of a session, and nobody's. */
const inventedRef = 'abcdefghijkl'
const inventedToken = 'A'.repeat(27)

const post = (path: string, body: Readonly<Record<string, string>>): Probe => ({
  path,
  asking: { method: 'POST', body },
})

/** The form on this page, filled in and not sent yet. */
async function form(stranger: Visitor, page: string, typed: Readonly<Record<string, string>>) {
  await stranger.open(page)
  return post(page, await stranger.filled(page, typed))
}

async function refusedPair(stranger: Visitor, ruc: string): Promise<void> {
  await stranger.open('/empresa')
  await stranger.submit('/empresa', { ruc, cedula: somebody })
}

const signIn = (stranger: Visitor, { ruc }: Named, clave = wrongKey) =>
  form(stranger, '/entrar', { ruc, clave })

/** One refused try, which counts as `tries` from here on. */
async function afterTries(stranger: Visitor, named: Named, tries: number): Promise<readonly Probe[]> {
  await stranger.open('/entrar')
  await stranger.submit('/entrar', { ruc: named.ruc, clave: wrongKey })
  await stranger.service.db.pool.query('update sign_in_tally set failed = $1', [tries])
  return [await signIn(stranger, named)]
}

const registry = (fault: 'down' | 'slow'): Weather => ({
  set: ({ faults }) => faults.set('taxpayer', fault),
  reset: ({ faults }) => faults.set('taxpayer', 'none'),
})

/** Pages that belong to later steps, to other ends of a case and to mailed links, asked for after a refused pair. */
const laterPages = [
  '/empresa',
  '/preguntas',
  '/enlace',
  '/enlace/enviado',
  '/enlace/estado',
  '/clave/nueva',
  '/clave/lista',
  `/clave/${inventedRef}`,
  `/aviso/${inventedRef}`,
  '/otras-formas',
  '/representante',
  '/ruc-no-activo',
  '/sin-correo',
  '/bloqueada',
  '/suspendido',
  '/cuenta',
  '/hogar/prueba',
  '/hogar/cuenta',
  '/hogar/cuenta/forma',
  '/hogar/cuenta/espera',
] as const

/**
 * Every door at which an unproven person can name an employer, and what comes after it. A link, a notice and a
 * session are named by secrets of 72 bits and more, and name nobody: they are tried with invented ones only,
 * in a browser that has just named an employer (ATK-18).
 */
export const entries: readonly Entry[] = [
  {
    id: 'P-02 pair',
    come: async (stranger, { ruc }) => [await form(stranger, '/empresa', { ruc, cedula: somebody })],
  },
  {
    id: 'P-02 number alone',
    come: async (stranger, { ruc }) => [await form(stranger, '/empresa', { ruc, cedula: '' })],
  },
  {
    id: 'P-60 pair',
    async come(stranger, { ruc }) {
      await stranger.open('/hogar')
      await stranger.submit('/hogar', { tipo: 'natural' })
      return [
        await form(stranger, '/hogar/datos', { ruc, cedula: somebody }),
        { path: '/hogar/datos' },
        { path: '/hogar/prueba' },
        { path: '/hogar/cuenta' },
      ]
    },
  },
  {
    // Whether there is such an employer is looked up by the worker alone.
    id: 'M-37 asked for',
    come: async (stranger, { ruc }) => [
      await form(stranger, '/certificado/pedir', { ruc }),
      { path: '/certificado/pedido' },
    ],
  },
  {
    id: 'P-04 without a script',
    async come(stranger, { ruc }) {
      await stranger.open('/empresa')
      await stranger.submit('/empresa', { ruc, cedula: somebody, humanCheck: '' })
      const sent = await stranger.filled('/comprobacion')
      return [{ path: '/comprobacion' }, post('/comprobacion', sent), { path: '/empresa' }]
    },
  },
  {
    id: 'P-21 registry down',
    during: registry('down'),
    come: async (stranger, { ruc }) => [
      await form(stranger, '/empresa', { ruc, cedula: somebody }),
      { path: '/registro-sin-respuesta' },
    ],
  },
  {
    id: 'P-21 registry slow',
    isSlow: true,
    during: registry('slow'),
    come: async (stranger, { ruc }) => [
      await form(stranger, '/empresa', { ruc, cedula: somebody }),
      { path: '/empresa/consulta' },
    ],
  },
  {
    id: 'P-02 refused, then',
    async come(stranger, { ruc }) {
      await refusedPair(stranger, ruc)
      const [page] = stranger.page.forms
      const f = page?.fields.find(({ name }) => name === 'f')?.value ?? ''
      return [
        ...laterPages.map((path) => ({ path })),
        post('/enlace/reenviar', { f }),
        post('/enlace/codigo', { f, codigo: 'ABCD2345' }),
        post(`/clave/${inventedRef}`, { f, token: inventedToken, codigoPantalla: '123456' }),
      ]
    },
  },
  {
    id: 'P-02 refused, invented session',
    async come(stranger, { ruc }) {
      await refusedPair(stranger, ruc)
      stranger.cookies.set('clv-session', inventedToken)
      return [{ path: '/cuenta' }, { path: '/entrar' }]
    },
  },
  {
    id: 'P-95 wrong digits',
    async come(stranger, { caseCode }) {
      // A code has ten tries in a day, whether it names a case or not.
      await stranger.service.db.pool.query('delete from case_lookup')
      return [await form(stranger, '/caso', { codigo: caseCode, cedula: '0000' })]
    },
  },
  {
    id: 'P-96 somebody else’s',
    come: (_stranger, { caseCode }) =>
      Promise.resolve([
        { path: `/caso/${caseCode}` },
        { path: `/caso/${caseCode}/retirar` },
        { path: `/caso/${caseCode}/comprobante.pdf` },
      ]),
  },
  {
    id: 'P-15 report',
    come: async (stranger, { ruc }) => [
      await form(stranger, '/aviso', { ruc, contacto: '0991234567' }),
      { path: '/aviso/recibido' },
    ],
  },
  { id: 'U-01 wrong key', come: async (stranger, named) => [await signIn(stranger, named)] },
  { id: 'U-01 without a key', come: async (stranger, named) => [await signIn(stranger, named, '')] },
  {
    id: 'U-01 last try',
    come: (stranger, named) => afterTries(stranger, named, stranger.service.policy.signIn.attempts - 1),
  },
  {
    id: 'U-01 no try left',
    come: (stranger, named) => afterTries(stranger, named, stranger.service.policy.signIn.attempts),
  },
]
