import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { employerClasses } from '../../../kernel/employer-class.ts'

/**
 * What goes over the wire; docs/adapt/registries.md is written from this file. Every value of a record
 * is text: `null`, an empty text, `N/A` and `0000-00-00` all mean that the registry has none.
 */
const Text = Type.Optional(Type.Union([Type.String({ maxLength: 400 }), Type.Null()]))
const Texts = Type.Optional(Type.Array(Type.String({ maxLength: 1_200 }), { maxItems: 500 }))
const oneOf = <const W extends readonly string[]>(...words: W) =>
  Type.Optional(Type.Union([...words.map((word) => Type.Literal(word)), Type.Null()])) as TSchema
const listOf = <const T extends TSchema>(item: T) => Type.Optional(Type.Array(item, { maxItems: 200 }))

export const Envelope = Type.Object({
  /** The identifiers of the question, repeated: an answer for somebody else is no answer. */
  asked: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 40 })),
  /** When the registry last knew this to be true, RFC 3339. */
  asOf: Type.String({ maxLength: 40 }),
  source: Type.String({ minLength: 1, maxLength: 100 }),
  found: Type.Boolean(),
  record: Type.Optional(Type.Unknown()),
  /** Fields of the record that the registry could not look up just now. */
  missing: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
})
export type Envelope = Static<typeof Envelope>

export const wireRecords = {
  taxpayer: Type.Object({
    ruc: Text,
    legalName: Text,
    state: oneOf('active', 'suspended', 'cancelled'),
    kind: oneOf('person', 'entity'),
    representatives: listOf(Type.Object({ document: Text, names: Text })),
    tradeNames: Texts,
    activities: Texts,
    cantons: Texts,
    startedOn: Text,
    restartedOn: Text,
    closedOn: Text,
    issuedOn: Text,
  }),
  civil: Type.Object({
    document: Text,
    names: Text,
    bornOn: Text,
    deceasedOn: Text,
    documentExpiresOn: Text,
  }),
  companies: Type.Object({
    ruc: Text,
    legalName: Text,
    situation: oneOf('active', 'inLiquidation', 'cancelled', 'other'),
    representatives: listOf(Type.Object({ names: Text, role: Text })),
    foundedOn: Text,
    appointmentRegisteredOn: Text,
  }),
  institution: Type.Object({
    identifier: Text,
    branchCode: Text,
    class: oneOf(...employerClasses),
    legalName: Text,
    representatives: listOf(
      Type.Object({ document: Text, names: Text, role: Text, since: Text, until: Text }),
    ),
  }),
} as const
