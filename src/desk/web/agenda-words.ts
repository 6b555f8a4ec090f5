import type { PlainKey } from '../../platform/text/texts.ts'
import type { TagColour } from '../../platform/ui/components/index.ts'

const states = {
  held: ['s03.st.held', 'grey'],
  booked: ['s03.st.booked', 'blue'],
  waiting: ['s03.st.waiting', 'yellow'],
  arrived: ['s03.st.waiting', 'yellow'],
  called: ['s03.st.called', 'orange'],
  attending: ['s03.st.attending', 'green'],
  finished: ['s03.st.finished', 'grey'],
  missed: ['s03.st.missed', 'red'],
  left: ['s03.st.missed', 'red'],
} as const satisfies Readonly<Record<string, readonly [PlainKey, TagColour]>>

const stateOf = (state: string) =>
  Object.hasOwn(states, state) ? states[state as keyof typeof states] : states.booked

/** Where a turno or a person stands, in words. */
export const turnoStateWords = (state: string) => stateOf(state)[0]
export const turnoStateColour = (state: string): TagColour => stateOf(state)[1]

const procedures = {
  recovery: 's03.proc.recovery',
  unlock: 's03.proc.unlock',
  firstKey: 's03.proc.firstKey',
  contactChange: 's03.proc.contactChange',
} as const satisfies Readonly<Record<string, PlainKey>>

export const procedureWords = (procedure: string) =>
  Object.hasOwn(procedures, procedure)
    ? procedures[procedure as keyof typeof procedures]
    : procedures.recovery
