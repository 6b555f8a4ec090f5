/** Addresses of passkeys of representatives. */
export const passkeyPaths = {
  invitation: '/llave/nueva',
  make: '/llave/nueva/guardar',
  makeChallenge: '/llave/nueva/reto',
  made: '/llave/nueva/lista',
  unlock: '/desbloqueo/llave',
  unlockChallenge: '/desbloqueo/llave/reto',
  own: '/cuenta/llaves',
  remove: '/cuenta/llaves/quitar',
} as const
