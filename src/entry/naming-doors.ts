/** Where somebody who has shown nothing can name an employer or a case. Whoever adds such a door adds it here. */
export const namingDoors: readonly string[] = [
  '/empresa',
  '/comprobacion',
  '/registro-sin-respuesta',
  '/caso',
  '/aviso',
  '/entrar',
  '/correo/:ref',
  // Whether somebody is on file takes longer to answer than that nobody is.
  '/desbloqueo/biometria',
  '/desbloqueo/espera',
  '/desbloqueo/codigo',
  '/desbloqueo/medio',
  '/desbloqueo/mensaje',
  '/hogar/datos',
]
