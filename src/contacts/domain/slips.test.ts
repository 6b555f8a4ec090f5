import { expect, it } from 'vitest'
import { suggestionFor } from './slips.ts'

// Put together here, so that no address of a real mailbox stands in the tree.
const at = (domain: string) => `ana.p@${domain}`
const host = (name: string, ending = 'com') => `${name}.${ending}`

it.each([
  [at(host('gmial')), at(host('gmail'))],
  [at(host('GMIAL')), at(host('gmail'))],
  [at(host('hotmail', 'con')), at(host('hotmail'))],
  [at(host('gmial', 'con')), at(host('gmail'))],
  [at(host('muestra', 'comec')), at(host('muestra', 'com.ec'))],
])('%s was probably meant as %s', (typed, meant) => expect(suggestionFor(typed)).toBe(meant))

it.each([at('empresa.example'), at(host('gmail')), at('con.example'), at('sub.gmial.example')])(
  'has nothing to say about %s',
  (typed) => expect(suggestionFor(typed)).toBeUndefined(),
)
