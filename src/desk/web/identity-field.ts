import type { IdentityPoint } from '../domain/attendance.ts'

/** A box is a field of its own: no field comes twice. */
export const identityField = (point: IdentityPoint): `punto.${IdentityPoint}` => `punto.${point}`
