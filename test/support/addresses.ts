/** Every address that a form of ours is sent to; where one has a place for a number, with one that nobody has. */
// prettier-ignore
export const writes = [
  '/tramite', '/empresa', '/comprobacion', '/registro-sin-respuesta', '/preguntas', '/preguntas/1', '/preguntas/no-lo-se', '/preguntas/comprobacion',
  '/enlace', '/enlace/reenviar', '/enlace/codigo', '/clave/nueva', '/clave/abcdefghijkl', '/caso', '/caso/CLV-0000/retirar',
  '/aviso', '/aviso/abcdefghijkl', '/entrar', '/cuenta/sesiones', '/cuenta/sesiones/otras', '/cuenta/clave', '/cuenta/clave/manana', '/cuenta/clave/lista', '/cuenta/sigo', '/salir', '/sesion',
] as const
