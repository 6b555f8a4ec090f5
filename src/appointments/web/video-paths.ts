/** Addresses of a call on the person's side; each takes the code of the case. */
export const videoRoutes = {
  room: '/turno/:code/video',
  enter: '/turno/:code/video/entrar',
  call: '/turno/:code/video/llamada',
  state: '/turno/:code/video/estado',
  signals: '/turno/:code/video/senales',
} as const

export const videoPath = (route: keyof typeof videoRoutes, code: string): string =>
  videoRoutes[route].replace(':code', code)
