import type { CodeName } from '../../kernel/catalogue.ts'
import { Button, Details, FileUpload } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { DocumentKind } from '../../proofs/dossier/domain/documents.ts'
import type { DossierDocument } from '../../proofs/dossier/domain/dossier.ts'
import { errorCodes, type UploadError } from '../../proofs/dossier/web/dossier-pages.tsx'
import { versionOf } from '../../proofs/dossier/web/file-forms.ts'
import { counterRefusals } from './counter-refusals.ts'
import { deskRoutes, paperPath } from './desk-paths.ts'

/** Why a scan was not kept. `changed`: another file came since the page was shown. `noCase` and `conflict` as at every act. */
export type ScanRefusal = Exclude<UploadError, 'cut'> | 'changed' | keyof typeof counterRefusals

/** What was refused, and of which paper. */
export interface ScanMistake {
  readonly kind: DocumentKind
  readonly refusal: ScanRefusal
}

/** Names the forms, for whoever takes them. */
export const scanAct = (code: string, kind: DocumentKind): string => `deskScan:${code}:${kind}`
export const scanField = (kind: DocumentKind): string => `${kind}-escaneo`

/** In words that name the next step. */
export const scanWords = (
  refusal: ScanRefusal,
): (typeof counterRefusals)[keyof typeof counterRefusals] | Extract<TextKey, `s06.scan.err.${string}`> =>
  refusal === 'noCase' || refusal === 'conflict' ? counterRefusals[refusal] : `s06.scan.err.${refusal}`

const codes: Readonly<Partial<Record<ScanRefusal, CodeName>>> = errorCodes

export interface ScanFormProps {
  readonly visit: Visit
  readonly code: string
  readonly document: DossierDocument
  readonly mistake: ScanMistake | undefined
}

/** s06.scan: the paper that the person brought, in the place of the file before. */
export function ScanForm({ visit, code, document, mistake }: ScanFormProps): Html {
  const { t } = visit
  const { kind } = document
  const mine = mistake?.kind === kind ? mistake : undefined
  const codeName = mine === undefined ? undefined : codes[mine.refusal]
  return (
    <Details summary={t('s06.scan')} open={mine !== undefined}>
      <form
        method="post"
        action={paperPath(deskRoutes.scan, code, kind)}
        enctype="multipart/form-data"
        novalidate
      >
        <input type="hidden" name="f" value={visit.formNumber(scanAct(code, kind), versionOf(document))} />
        <FileUpload
          name="archivo"
          id={scanField(kind)}
          label={t('s06.scan.file', { documento: t(`p90.${kind}`) })}
          hint={t('s06.scan.hint')}
          error={mine === undefined ? undefined : t(scanWords(mine.refusal))}
          accept="application/pdf,image/jpeg,image/png"
        />
        {codeName !== undefined && <CodeLine visit={visit} name={codeName} />}
        <Button kind="secondary">{t('s06.scan.send')}</Button>
      </form>
    </Details>
  )
}
