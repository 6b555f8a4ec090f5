export const affiliatePaths = {
  start: '/hogar/afiliado',
  leave: '/hogar/afiliado/ir',
  back: '/hogar/afiliado/vuelta',
  /** What came of it where nothing was proven: an address of its own, so that the other language leads to it. */
  trouble: '/hogar/afiliado/aviso',
  /** Back without a sign-in: the page says so. */
  cancelled: '/hogar/afiliado?vuelta=sin-entrar',
} as const
