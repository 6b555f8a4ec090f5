/**
 * The made-up institution of the tests, as every way to run it knows it: data only, so that a process of the
 * built service can read it too.
 */
export const mailDomain = 'avisos.issp.example'

/** Whom its mail is from. */
export const mailIdentity = {
  from: {
    name: { es: 'ISSP – Clave de empleador', en: 'ISSP – Employer key' },
    address: `clave@${mailDomain}`,
  },
  organization: 'Instituto de Seguridad Social de Prueba',
  domain: mailDomain,
} as const

export const contacts = { security: 'seguridad@issp.example', privacy: 'datos@issp.example' } as const

export const secret = (letter: string) => letter.repeat(32)

const sixtyDays = 60 * 86_400

/** How it asks its registries. */
export const askingRegistries = {
  token: 'token',
  /** Seconds. */
  maxAge: { taxpayer: sixtyDays, civil: sixtyDays, companies: sixtyDays, institution: sixtyDays },
  /** Short, so that a slow registry costs a test little; a circuit that opens closes again at once. */
  guard: { limit: 1, pause: 0.001 },
} as const

/** Where the pages of a demonstration stand. */
export const demoPages = {
  peopleHref: '/demo/empresas',
  mailboxHref: '/demo/correo',
  simHref: '/demo/registros',
  staffHref: '/interno',
  officerHref: '/interno/demostracion',
} as const
