export const bankPaths = {
  account: '/hogar/cuenta',
  check: '/hogar/cuenta/comprobacion',
  changed: '/hogar/cuenta/cambio',
  recent: '/hogar/cuenta/cambio?cuenta=reciente',
  how: '/hogar/cuenta/forma',
  wait: '/hogar/cuenta/espera',
  amounts: '/hogar/cuenta/montos',
  answer: '/hogar/cuenta/respuesta',
} as const
