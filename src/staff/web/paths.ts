/** Addresses of the back office. Everything under `/interno` is behind the guard, but for what is open. */
export const staffPaths = {
  signIn: '/interno',
  challenge: '/interno/reto',
  invitation: '/interno/invitacion',
  register: '/interno/invitacion/llave',
  registerChallenge: '/interno/invitacion/reto',
  home: '/interno/inicio',
  signOut: '/interno/salir',
} as const

/** Where somebody has to be able to go who is not signed in. A closed list: a page that is not here is guarded. */
export const openStaffPaths: readonly string[] = [
  staffPaths.signIn,
  staffPaths.challenge,
  staffPaths.invitation,
  staffPaths.register,
  staffPaths.registerChallenge,
]
