import type { CodeName } from '../../../kernel/catalogue.ts'
import type { Instant } from '../../../kernel/time.ts'
import { formatDate, formatTime } from '../../../platform/text/dates.ts'
import type { TextKey } from '../../../platform/text/keys.ts'
import { Button, FileUpload, InsetText, Link, Tag, TaskList } from '../../../platform/ui/components/index.ts'
import type { TagColour } from '../../../platform/ui/components/tag.tsx'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Policy } from '../../../policy/policy.ts'
import type { ReceiveRefusal } from '../app/receive-file.ts'
import { documentRules } from '../domain/documents.ts'
import { mostBytes, pieceBytes } from '../domain/file-limits.ts'
import {
  checkInForce,
  stateOf,
  type DocumentState,
  type DossierDocument,
  type DossierFile,
} from '../domain/dossier.ts'
import { hintOf } from './visit-sheet-words.ts'

/** What is made here for the way to a centre. */
const made = [
  ['carta', 'p90.letter.make'],
  ['hoja', 'p90.sheet'],
  ['recordatorio', 'p90.remind'],
] as const

const colours: Readonly<Record<DocumentState, TagColour>> = {
  missing: 'grey',
  received: 'blue',
  inReview: 'blue',
  ok: 'green',
  fix: 'red',
  skip: 'grey',
}

export interface DocumentsPageProps {
  readonly visit: Visit
  readonly code: string
  readonly documents: readonly DossierDocument[]
  readonly policy: Pick<Policy, 'docs'>
}

/** P-90 · the papers as a list of tasks; what a registry said itself is not asked for. */
export function DocumentsPage({ visit, code, documents, policy }: DocumentsPageProps): Html {
  const { t, lang } = visit
  const items = documents.map((document) => {
    const { kind } = document
    const state = stateOf(document)
    const isAsked = documentRules[kind].upload && state !== 'ok' && state !== 'skip'
    return {
      title: t(`p90.${kind}`),
      hint: wasScanned(document)
        ? t('p90.scanned', { fecha: formatDate(document.file.at, lang) })
        : hintOf(t, document, policy),
      href: isAsked ? `/caso/${code}/documentos/${kind}` : undefined,
      status: <Tag colour={colours[state]}>{t(`p90.st.${state}`)}</Tag>,
    }
  })
  return (
    <Page {...visit.page} title={t('p90.title')} back={`/caso/${code}`} styles={['more.css']}>
      <p class="govuk-body">{t('p90.body')}</p>
      <TaskList items={items} />
      <ul class="govuk-list govuk-list--spaced">
        {made.map(([page, key]) => (
          <li>
            <Link href={`/caso/${code}/${page}`} class="clv-target">
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** They brought it, and the officer kept a scan: they need not fetch it any more. */
const wasScanned = (
  document: DossierDocument,
): document is DossierDocument & { readonly file: DossierFile } =>
  document.file !== null && document.file.scannedBy !== null && stateOf(document) !== 'fix'

/** `none`: no file was chosen. `cut`: of one that came in pieces, not all are here. */
export type UploadError = Exclude<ReceiveRefusal, 'noCase' | 'noDocument'> | 'none' | 'cut'

/** A whole file that waits to be looked at: sent on by its digest, without being chosen again. */
export interface KeptUpload {
  readonly digest: string
  readonly name: string
}

export interface UploadPageProps {
  readonly visit: Visit
  readonly code: string
  readonly document: DossierDocument
  readonly formNumber: string
  readonly filesPerCase: number
  /** A file that has come in part: its digest, and where its next piece begins. */
  readonly half: { readonly digest: string; readonly next: number } | undefined
  readonly error?: UploadError | undefined
  readonly kept?: KeptUpload | undefined
}

/** P-91 · one document: what was received, what has to be mended, and the form for another file. */
export function UploadPage(props: UploadPageProps): Html {
  const { visit, code, document, formNumber, half, error, kept } = props
  const { t, lang } = visit
  const { file, kind } = document
  const name = t(`p90.${kind}`)
  const words = error === undefined ? undefined : wordsOf(visit, error, props.filesPerCase)
  const codeName = error === undefined ? undefined : errorCodes[error]
  const check = checkInForce(document)
  const came = (at: Instant) => ({ fecha: formatDate(at, lang), hora: formatTime(at) })
  return (
    <Page
      {...visit.page}
      title={t('p91.title', { documento: name })}
      back={`/caso/${code}/documentos`}
      styles={['more.css']}
      scripts={['upload.js']}
      errors={words === undefined ? [] : [{ field: 'archivo', text: words }]}
    >
      {file !== null && file.state !== 'infected' && (
        <InsetText>
          {file.scannedBy === null ? (
            <>
              <p class="govuk-body">{t('p91.done', { documento: name })}</p>
              <p class="govuk-body">{t('p91.was', { nombre: file.name, ...came(file.at) })}</p>
            </>
          ) : (
            <p class="govuk-body">{t('p91.scanned', { documento: name, ...came(file.at) })}</p>
          )}
          {file.state === 'quarantined' && (
            <>
              <p class="govuk-body">{t('p91.waits')}</p>
              <CodeLine visit={visit} name="scannerSilent" />
            </>
          )}
        </InsetText>
      )}
      {file?.state === 'infected' && (
        <InsetText>
          <p class="govuk-body">{t(file.scannedBy === null ? 'p91.infected' : 'p91.infected.scanned')}</p>
          <CodeLine visit={visit} name="fileInfected" />
        </InsetText>
      )}
      {stateOf(document) === 'fix' && check !== null && (
        <p class="govuk-body">{t('p91.mend', { motivo: check.reason })}</p>
      )}
      <p class="govuk-body">{t('p91.tip')}</p>
      {kept !== undefined && (
        <form
          method="post"
          action={`/caso/${code}/documentos/${kind}`}
          enctype="multipart/form-data"
          novalidate
        >
          <p class="govuk-body">{kept.name}</p>
          <input type="hidden" name="f" value={formNumber} />
          <input type="hidden" name="huella" value={kept.digest} />
          <input type="hidden" name="nombre" value={kept.name} />
          <Button>{t('p91.check')}</Button>
        </form>
      )}
      <form
        method="post"
        action={`/caso/${code}/documentos/${kind}`}
        enctype="multipart/form-data"
        novalidate
        data-upload={`/caso/${code}/documentos/${kind}/parte`}
        data-piece={pieceBytes}
        data-most={mostBytes}
        data-digest={half?.digest}
        data-next={half?.next}
      >
        <input type="hidden" name="f" value={formNumber} />
        <FileUpload
          name="archivo"
          label={t('p91.file')}
          hint={t('p91.hint')}
          error={words}
          accept="application/pdf,image/jpeg,image/png"
        />
        {codeName !== undefined && <CodeLine visit={visit} name={codeName} />}
        <UploadProgress t={t} isHalf={half !== undefined} />
        <Button>{t(file === null ? 'p91.send' : 'p91.replace')}</Button>
      </form>
    </Page>
  )
}

/** Those of the refusals that somebody may ask a help desk about. */
export const errorCodes: Readonly<Partial<Record<UploadError, CodeName>>> = {
  virus: 'fileInfected',
  busy: 'filesBusy',
  deep: 'fileTooComplex',
}

/** What the script shows while it sends; hidden until then, since without it nothing of this happens. */
function UploadProgress({ t, isHalf }: { readonly t: Visit['t']; readonly isHalf: boolean }): Html {
  return (
    <>
      {isHalf && (
        <p class="govuk-body" data-upload-half="" hidden>
          {t('p91.half')}
        </p>
      )}
      <div
        data-upload-state=""
        data-sending={t('p91.sending', { cuanto: '{cuanto}' })}
        data-broken={t('p91.broken')}
        data-checking={t('p91.checking')}
        data-big={t('p91.err.big')}
        hidden
      >
        <p class="govuk-body" role="status"></p>
        <progress class="clv-progress" max={100} value={0} aria-label={t('p91.progress')}></progress>
      </div>
    </>
  )
}

function wordsOf({ t }: Visit, error: UploadError, filesPerCase: number): string {
  if (error === 'tooMany') return t('p91.err.tooMany', { n: filesPerCase })
  return t(`p91.err.${error}` satisfies TextKey)
}
