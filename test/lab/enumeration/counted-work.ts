import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import pg from 'pg'
import type { Service } from '../../support/service.ts'

/** What `countedInstance` did for one request, as far as it can be counted. */
export interface Work {
  /** Names of the statements, in the order in which they were sent to the database. */
  readonly statements: readonly string[]
  /** Addresses of the registries that were asked, sorted: they are asked all at once. */
  readonly registryCalls: readonly string[]
  /** Keys hashed and compared. */
  readonly hashes: number
}

/** The first instance also does the jobs of the worker, in its own time; of this one all is for its visitors. */
export const countedInstance = 1
const isCounted = (client: pg.Client): boolean => {
  const { connectionParameters } = client as unknown as {
    readonly connectionParameters?: { readonly application_name?: string }
  }
  return connectionParameters?.application_name === `instance ${countedInstance}`
}

const nameOf = (question: unknown): string => {
  if (typeof question === 'string') return question
  const { name, text } = question as { readonly name?: string; readonly text?: string }
  return name ?? text ?? '?'
}

/** Listens while `act` runs; one at a time, and nobody else may visit meanwhile. */
export async function countWork(service: Service, act: () => Promise<unknown>): Promise<Work> {
  const statements: string[] = []
  const registryCalls: string[] = []
  const before = service.hashes()
  const onCall = (message: unknown) => {
    const { request } = message as { readonly request: { readonly path: string } }
    registryCalls.push(request.path)
  }
  const { query } = pg.Client.prototype as unknown as { readonly query: (...given: unknown[]) => unknown }
  const listening = function (this: pg.Client, ...given: unknown[]): unknown {
    if (isCounted(this)) statements.push(nameOf(given[0]))
    return query.apply(this, given)
  }
  Object.assign(pg.Client.prototype, { query: listening })
  subscribe('undici:request:create', onCall)
  try {
    await act()
  } finally {
    unsubscribe('undici:request:create', onCall)
    Object.assign(pg.Client.prototype, { query })
  }
  return { statements, registryCalls: registryCalls.toSorted(), hashes: service.hashes() - before }
}
