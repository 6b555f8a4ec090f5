import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { OutgoingText } from '../../messaging/app/text-ports.ts'

/** The body of a request to a gateway, with places for the number and the words. */
export interface TextFields {
  filled(
    text: Pick<OutgoingText, 'to' | 'text' | 'idempotencyKey'>,
  ): Readonly<Record<string, string | number | boolean>>
}

/** Each place, and what stands there. */
const places = {
  /** `+593990000001` */
  '{to}': ({ to }) => to,
  /** `593990000001` */
  '{digits}': ({ to }) => to.slice(1),
  /** `0990000001` */
  '{national}': ({ to }) => `0${to.slice(4)}`,
  '{text}': ({ text }) => text,
  /** Names the message, and comes back in its report. */
  '{id}': ({ idempotencyKey }) => idempotencyKey,
} as const satisfies Readonly<
  Record<string, (text: Pick<OutgoingText, 'to' | 'text' | 'idempotencyKey'>) => string>
>
type Place = keyof typeof places

const placeForm = /\{(?:to|digits|national|text|id)\}/g
const mostFields = 30

/** Why a template is none. */
export type FieldsProblem = 'notJson' | 'notFlat' | 'noNumber' | 'noText'

/**
 * Reads the template of the settings: one flat JSON object. The places are filled after it was read, inside its
 * values, so that no message can add a field.
 */
export function readTextFields(raw: string): Outcome<TextFields, FieldsProblem> {
  let template: unknown
  try {
    template = JSON.parse(raw)
  } catch {
    return refused('notJson')
  }
  if (typeof template !== 'object' || template === null || Array.isArray(template)) return refused('notFlat')
  const entries = Object.entries(template)
  const flat = entries.filter(
    (entry): entry is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]) && entry[0] !== '__proto__',
  )
  if (flat.length !== entries.length || flat.length > mostFields) return refused('notFlat')
  const said = flat.map(([, value]) => value).join(' ')
  if (!/\{(?:to|digits|national)\}/.test(said)) return refused('noNumber')
  if (!said.includes('{text}')) return refused('noText')
  return ok({
    filled: (text) =>
      Object.fromEntries(
        flat.map(([name, value]) => [
          name,
          typeof value === 'string'
            ? value.replace(placeForm, (place) => places[place as Place](text))
            : value,
        ]),
      ),
  })
}
