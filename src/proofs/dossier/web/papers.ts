import type { Paper } from '../../../cases/web/way-block.tsx'
import { documentRules } from '../domain/documents.ts'
import { stateOf, type DossierDocument } from '../domain/dossier.ts'

/** What is still to be done about every paper, for the page of the case. */
export const papersOf = (documents: readonly DossierDocument[]): readonly Paper[] =>
  documents.map((document) => {
    const state = stateOf(document)
    const { upload } = documentRules[document.kind]
    return {
      name: `p90.${document.kind}`,
      toSend: upload && (state === 'missing' || state === 'fix'),
      toBring: !upload && state !== 'ok',
    }
  })
