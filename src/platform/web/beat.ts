import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface Beat {
  /** Milliseconds from one beat to the next; 0 lets every answer go as soon as it is ready. */
  readonly every: number
  /** Routes as they are registered; what is posted to them is answered on the beat. */
  readonly doors: readonly string[]
}

/**
 * Lets the answers of these doors leave on a beat, counted from when the request came in (ATK-15, I-22). Finding
 * an employer costs a little more than finding none: a record to read, an answer of a registry to check. What is
 * smaller than the beat is heard by nobody outside, whatever the answer is, a refusal for its form included.
 *
 * A door that no route is registered for keeps the service from starting: it has moved, and would be heard again.
 */
export function answerOnTheBeat(app: FastifyInstance, { every, doors }: Beat): void {
  app.addHook('onReady', async () => {
    const gone = doors.filter((url) => !app.hasRoute({ method: 'POST', url }))
    if (gone.length > 0)
      throw new Error(`nothing is posted to ${gone.join(', ')}, which is to answer on the beat`)
  })
  if (every === 0) return
  const isDoor = new Set(doors)
  const arrivals = new WeakMap<FastifyRequest, number>()
  app.addHook('onRequest', (request, _reply, goOn) => {
    if (request.method === 'POST' && isDoor.has(request.routeOptions.url ?? ''))
      arrivals.set(request, performance.now())
    goOn()
  })
  app.addHook('onSend', (request, _reply, payload, goOn) => {
    const arrived = arrivals.get(request)
    if (arrived === undefined) return goOn(null, payload)
    const due = nextBeat(arrived, performance.now(), every)
    // A timer counts from when its turn of the loop began, and can be early by what this turn has cost: that
    // would tell just what is to be hidden.
    const wait = () => {
      const left = due - performance.now()
      if (left <= 0) goOn(null, payload)
      else setTimeout(wait, left)
    }
    wait()
  })
}

/** The first beat that is not over, never the very instant of arrival. All in milliseconds of one clock. */
export const nextBeat = (arrived: number, now: number, every: number): number =>
  arrived + Math.max(1, Math.ceil((now - arrived) / every)) * every
