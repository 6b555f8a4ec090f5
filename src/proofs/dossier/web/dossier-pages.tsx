import { formatDate, formatTime } from '../../../platform/text/dates.ts'
import type { TextKey } from '../../../platform/text/keys.ts'
import { Button, FileUpload, InsetText, Link, Tag, TaskList } from '../../../platform/ui/components/index.ts'
import type { TagColour } from '../../../platform/ui/components/tag.tsx'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { ReceiveRefusal } from '../app/receive-file.ts'
import { documentRules } from '../domain/documents.ts'
import { checkInForce, stateOf, type DocumentState, type DossierDocument } from '../domain/dossier.ts'
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
  const { t } = visit
  const items = documents.map((document) => {
    const { kind } = document
    const state = stateOf(document)
    const isAsked = documentRules[kind].upload && state !== 'ok' && state !== 'skip'
    return {
      title: t(`p90.${kind}`),
      hint: hintOf(t, kind, policy),
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

export type UploadError = Exclude<ReceiveRefusal, 'noCase' | 'noDocument'> | 'none'

export interface UploadPageProps {
  readonly visit: Visit
  readonly code: string
  readonly document: DossierDocument
  readonly formNumber: string
  readonly filesPerCase: number
  readonly error?: UploadError | undefined
}

/** P-91 · one document: what was received, what has to be mended, and the form for another file. */
export function UploadPage(props: UploadPageProps): Html {
  const { visit, code, document, formNumber, error } = props
  const { t, lang } = visit
  const { file, kind } = document
  const name = t(`p90.${kind}`)
  const words = error === undefined ? undefined : wordsOf(visit, error, props.filesPerCase)
  const check = checkInForce(document)
  return (
    <Page
      {...visit.page}
      title={t('p91.title', { documento: name })}
      back={`/caso/${code}/documentos`}
      styles={['more.css']}
      errors={words === undefined ? [] : [{ field: 'archivo', text: words }]}
    >
      {file !== null && (
        <InsetText>
          <p class="govuk-body">{t('p91.done', { documento: name })}</p>
          <p class="govuk-body">
            {t('p91.was', {
              nombre: file.name,
              fecha: formatDate(file.at, lang),
              hora: formatTime(file.at),
            })}
          </p>
          {file.state === 'quarantined' && <p class="govuk-body">{t('p91.waits')}</p>}
        </InsetText>
      )}
      {stateOf(document) === 'fix' && check !== null && (
        <p class="govuk-body">{t('p91.mend', { motivo: check.reason })}</p>
      )}
      <p class="govuk-body">{t('p91.tip')}</p>
      <form
        method="post"
        action={`/caso/${code}/documentos/${kind}`}
        enctype="multipart/form-data"
        novalidate
      >
        <input type="hidden" name="f" value={formNumber} />
        <FileUpload
          name="archivo"
          label={t('p91.file')}
          hint={t('p91.hint')}
          error={words}
          accept="application/pdf,image/jpeg,image/png"
        />
        <Button>{t(file === null ? 'p91.send' : 'p91.replace')}</Button>
      </form>
    </Page>
  )
}

function wordsOf({ t }: Visit, error: UploadError, filesPerCase: number): string {
  if (error === 'tooMany') return t('p91.err.tooMany', { n: filesPerCase })
  return t(`p91.err.${error}` satisfies TextKey)
}
