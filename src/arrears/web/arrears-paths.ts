export const arrearsPaths = {
  obligations: '/cuenta/obligaciones',
  calendar: '/cuenta/obligaciones/fechas.ics',
  certificate: '/cuenta/certificado',
  certificateFile: '/cuenta/certificado/certificado.pdf',
  check: '/certificado',
  checked: '/certificado/comprobado',
  ask: '/certificado/pedir',
  askWait: '/certificado/pedir/espera',
  asked: '/certificado/pedido',
  /** Followed by the reference of the mail's link. */
  get: '/certificado/descargar',
} as const
