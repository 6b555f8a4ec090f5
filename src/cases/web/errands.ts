/** The answers of P-01. */
export type Errand = 'recover' | 'unlock' | 'first' | 'home' | 'contact' | 'signed' | 'turn' | 'unsure'

/**
 * Where each answer leads. What this release does not do online leads to the row of P-16 that names who
 * does it and with which papers: no answer ends in front of a closed door.
 */
export const errandPlaces: Readonly<Record<Errand, string>> = {
  recover: '/empresa',
  unlock: '/desbloqueo',
  first: '/primera-clave',
  home: '/hogar',
  contact: '/otras-formas#contact',
  signed: '/solicitud',
  turn: '/turno',
  unsure: '/ayuda/que-me-pasa',
}

export const readErrand = (raw: unknown): Errand | undefined =>
  typeof raw === 'string' && Object.hasOwn(errandPlaces, raw) ? (raw as Errand) : undefined
