import type { StaffPage } from '../../staff/web/home-page.tsx'

/** Addresses of the desk, all behind the guard of the staff. */
export const deskRoutes = {
  queue: '/interno/cola',
  queueFile: '/interno/cola.csv',
  next: '/interno/cola/siguiente',
  case: '/interno/casos/:code',
  history: '/interno/casos/:code/historia',
  messages: '/interno/casos/:code/mensajes',
  security: '/interno/casos/:code/seguridad',
  take: '/interno/casos/:code/tomar',
  release: '/interno/casos/:code/soltar',
  reveal: '/interno/casos/:code/dato',
  search: '/interno/buscar',
  audit: '/interno/auditoria',
  auditFile: '/interno/auditoria.csv',
} as const

/** The address of a page of one case. */
export const casePath = (route: string, code: string): string => route.replace(':code', code)

/** Where the start page of the back office leads. */
export const deskPages: readonly StaffPage[] = [
  { href: deskRoutes.queue, title: 's02.title', sight: 'queue' },
  { href: deskRoutes.search, title: 's14.title', sight: 'cases' },
  { href: deskRoutes.audit, title: 's21.title', sight: 'auditLog' },
]
