import { configurationDoc } from '../platform/config/document.ts'
import { codesDoc } from '../platform/text/codes-doc.ts'
import { createTexts } from '../platform/text/texts.ts'
import { policyDoc } from '../policy/policy-doc.ts'
import { asDescribed } from '../policy/profiles/as-described.ts'
import { questionsDoc } from '../proofs/challenges/domain/questions-doc.ts'
import { commandLineDoc } from './cli/document.ts'
import { asvsDoc } from './docs/asvs-doc.ts'
import { journeysDoc } from './docs/journeys-doc.ts'

/** A page of `docs/` that is drawn from the code, so that the two cannot disagree. */
export interface GeneratedDocument {
  /** From the root of the project. */
  readonly path: string
  readonly build: () => string
}

/** `scripts/generate-docs.mjs` writes them; `test/house/docs.test.ts` fails when one is out of date. */
export const documents: readonly GeneratedDocument[] = [
  { path: 'docs/asvs.md', build: asvsDoc },
  { path: 'docs/codes.md', build: () => codesDoc(createTexts()) },
  { path: 'docs/journeys/case.md', build: journeysDoc },
  { path: 'docs/operate/command-line.md', build: commandLineDoc },
  { path: 'docs/operate/configuration.md', build: configurationDoc },
  { path: 'docs/policy.md', build: policyDoc },
  { path: 'docs/questions.md', build: () => questionsDoc(asDescribed.questions) },
]
