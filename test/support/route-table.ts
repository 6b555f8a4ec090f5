import type { FastifyInstance } from 'fastify'

/** A route as the router has it. */
export interface Route {
  /** With its parameters: `/caso/:code`. */
  readonly path: string
  readonly methods: readonly string[]
}

/** Every route of a web app, read off the tree that the router prints: what is registered, and not what somebody listed. */
export function routesOf(app: FastifyInstance): readonly Route[] {
  const above: string[] = []
  return app
    .printRoutes()
    .split('\n')
    .flatMap((line): Route[] => {
      const [, indent, segment = '', methods] = /^([\s│]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
      if (indent === undefined) return []
      const depth = indent.length / 4
      above.splice(depth, above.length, segment)
      return methods === undefined ? [] : [{ path: above.join(''), methods: methods.split(', ') }]
    })
}

/** An address that the route answers, and that names nothing which exists. */
export const addressOn = ({ path }: Route): string =>
  path.replace(/:\w+/g, 'abcdefghijkl').replace('*', 'none.js')
