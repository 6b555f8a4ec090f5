export const arrearsPaths = {
  obligations: '/cuenta/obligaciones',
  calendar: '/cuenta/obligaciones/fechas.ics',
  certificate: '/cuenta/certificado',
  certificateFile: '/cuenta/certificado/certificado.pdf',
  check: '/certificado',
  original: '/certificado/original',
  ask: '/certificado/pedir',
  askWait: '/certificado/pedir/espera',
  asked: '/certificado/pedido',
} as const
