import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The public name of the service that is measured; the load is the proxy in front of it. */
export const host = 'clave.example'
export const origin = `https://${host}`
