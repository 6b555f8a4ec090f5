/** Addresses of the back office. Everything under `/interno` is behind the guard, but for what is open. */
export const staffPaths = {
  signIn: '/interno',
  challenge: '/interno/reto',
  invitation: '/interno/invitacion',
  register: '/interno/invitacion/llave',
  registerChallenge: '/interno/invitacion/reto',
  account: '/interno/cuenta',
  accountBack: '/interno/cuenta/vuelta',
  accountRefused: '/interno/cuenta/aviso',
  leaveAccount: '/interno/cuenta/salir',
  bindAccount: '/interno/invitacion/cuenta',
  home: '/interno/inicio',
  stay: '/interno/sigo',
  signOut: '/interno/salir',
} as const

/** Where somebody has to be able to go who is not signed in. A closed list: a page that is not here is guarded. */
export const openStaffPaths: readonly string[] = [
  staffPaths.signIn,
  staffPaths.challenge,
  staffPaths.invitation,
  staffPaths.register,
  staffPaths.registerChallenge,
  staffPaths.account,
  staffPaths.accountBack,
  staffPaths.accountRefused,
  staffPaths.leaveAccount,
  staffPaths.bindAccount,
]
