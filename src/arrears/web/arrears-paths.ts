export const arrearsPaths = {
  obligations: '/cuenta/obligaciones',
  calendar: '/cuenta/obligaciones/fechas.ics',
  reminder: '/cuenta/obligaciones/aviso',
  certificate: '/cuenta/certificado',
  certificateFile: '/cuenta/certificado/certificado.pdf',
  check: '/certificado',
  /** What the code of this browser stands for; with the number it gives the original. */
  checked: '/certificado/comprobado',
  ask: '/certificado/pedir',
  askWait: '/certificado/pedir/espera',
  asked: '/certificado/pedido',
} as const
