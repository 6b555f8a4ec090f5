import type { Service } from '../support/service.ts'
import type { Answered, Visitor } from '../support/visitor.ts'

/** Something that many want at the same instant and that few may have. */
export interface Contest {
  readonly name: string
  /** How many of all callers may win, at most. */
  readonly prizes: (service: Service) => number
  /** Sets the stage for one round; `call` is made by every rival at once. */
  prepare(service: Service): Promise<Round>
}

export interface Round {
  call(rival: number): Promise<unknown>
  /** How many have won, by what the database and the log say afterwards. */
  won(): Promise<number>
}

/** A caller that sends this form through one of the doors in turn. */
export const sender =
  (doors: readonly Visitor[], path: string, body: (rival: number) => Readonly<Record<string, string>>) =>
  (rival: number): Promise<Answered | undefined> =>
    doors[rival % doors.length]?.copy().ask(path, { method: 'POST', body: body(rival) }) ??
    Promise.resolve(undefined)
