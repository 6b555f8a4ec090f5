/** The answers of P-30. */
export const unlockWays = ['huella', 'llave', 'video', 'centro', 'firma'] as const
export type UnlockWay = (typeof unlockWays)[number]

/** Where each answer leads. What is on file is asked for here; everything else leads to a person (P-40), or to a signature. */
export const unlockPlaces: Readonly<Record<UnlockWay, string>> = {
  huella: '/desbloqueo/biometria',
  llave: '/desbloqueo/llave',
  video: '/turno?atencion=video',
  centro: '/turno?atencion=counter',
  firma: '/solicitud',
}

export const readUnlockWay = (raw: string): UnlockWay | undefined => unlockWays.find((way) => way === raw)

/** Where somebody who was shown says which contact is to answer, and types what the mobile got. */
export const unlockCodePaths = {
  channel: '/desbloqueo/medio',
  code: '/desbloqueo/mensaje',
  again: '/desbloqueo/mensaje/otro',
} as const
