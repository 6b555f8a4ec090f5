/** The answers of P-30. */
export const unlockWays = ['huella', 'llave', 'video', 'centro', 'firma'] as const
export type UnlockWay = (typeof unlockWays)[number]

/** Where an appointment is made, whatever for (P-40). */
const turn = '/turno?para=desbloqueo'

/** Where each answer leads. What is on file is asked for here; everything else leads to a person, or to a signature. */
export const unlockPlaces: Readonly<Record<UnlockWay, string>> = {
  huella: '/desbloqueo/biometria',
  llave: '/desbloqueo/llave',
  video: `${turn}&modo=video`,
  centro: turn,
  firma: '/solicitud',
}

export const readUnlockWay = (raw: string): UnlockWay | undefined => unlockWays.find((way) => way === raw)
