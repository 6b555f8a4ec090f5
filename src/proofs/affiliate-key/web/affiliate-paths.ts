export const affiliatePaths = {
  start: '/hogar/afiliado',
  leave: '/hogar/afiliado/ir',
  back: '/hogar/afiliado/vuelta',
  /** Back without a sign-in: the page says so. */
  cancelled: '/hogar/afiliado?vuelta=sin-entrar',
} as const
