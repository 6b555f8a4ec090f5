import { reviewWithin } from '../../../cases/app/report.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { pageOf } from '../../../cases/web/journey.ts'
import { instant, plus, type Instant } from '../../../kernel/time.ts'
import { durationInWords, formatDate, formatTime, nextMinute } from '../../../platform/text/dates.ts'
import {
  Button,
  ButtonLink,
  FileUpload,
  InsetText,
  Link,
  Panel,
} from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { CodeLine } from '../../../platform/web/code-line.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import { aroundMail, mark } from '../../../platform/web/masked-mail.tsx'
import type { Policy } from '../../../policy/policy.ts'
import type { SignedRequest, SignedUpload } from '../app/request-ports.ts'
import { mostSignedBytes } from '../domain/kind-of-file.ts'
import { spokenNumber } from '../domain/request.ts'
import { codeWords, type RefusalText, type WaitText } from './code-words.ts'

/** A form that has something wrong, before there is a file to judge. */
export type FormError = 'none' | 'size' | 'xml' | 'limit'

export interface UploadPageProps {
  readonly visit: Visit
  readonly loaded: LoadedCase
  readonly request: SignedRequest
  readonly formNumber: string
  readonly policy: Pick<Policy, 'signature'>
  /** The newest upload, where it was refused. */
  readonly refused: SignedUpload | undefined
  /** It was refused just now: told beside the field, and not as something of before. */
  readonly isAnswer: boolean
  readonly error: FormError | undefined
}

/** As it stands at the top of the document: two groups of it, for people to compare. */
const shownNumber = ({ number }: SignedRequest): string => spokenNumber(number).slice(0, 9)

const mb = String(mostSignedBytes / 1024 / 1024)

/** P-52 · the request to fetch, and the form for what was signed; what was wrong, in words. */
export function SignedUploadPage(props: UploadPageProps): Html {
  const { visit, loaded, request, refused, isAnswer } = props
  const { t, lang } = visit
  const refusal = refused === undefined ? undefined : refusalWords(visit, request, refused)
  const words = formWords(props) ?? (isAnswer ? refusal : undefined)
  const code = props.error === 'limit' ? 'signedUploadLimit' : codeOfRefusal(refused)
  return (
    <Page
      {...visit.page}
      title={t('p52.title')}
      back="/solicitud"
      caseCode={loaded.code}
      styles={['more.css']}
      errors={words === undefined ? [] : [{ field: 'archivo', text: words }]}
    >
      <p class="govuk-body">
        {t('p52.until', {
          numero: shownNumber(request),
          fecha: formatDate(request.expiresAt, lang),
          hora: formatTime(request.expiresAt),
        })}
      </p>
      {refusal !== undefined && words === undefined && (
        <InsetText>
          <p class="govuk-body">{refusal}</p>
        </InsetText>
      )}
      <ol class="govuk-list govuk-list--number">
        <li>{t('p52.steps.1')}</li>
        <li>{t('p52.steps.2')}</li>
        <li>{t('p52.steps.3')}</li>
      </ol>
      <ButtonLink href="/solicitud/descargar" kind="secondary">
        {t('p51.download')}
      </ButtonLink>
      <form method="post" action="/solicitud/subir" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="f" value={props.formNumber} />
        <FileUpload
          name="archivo"
          label={t('p52.file')}
          hint={t('p52.hint')}
          error={words}
          accept="application/pdf"
        />
        {(words !== undefined || refusal !== undefined) && code !== undefined && (
          <CodeLine visit={visit} name={code} />
        )}
        <Button>{t('p52.send')}</Button>
      </form>
      {asksForTurn(props) && (
        <ButtonLink href="/turno" kind="secondary">
          {t('turn.ask')}
        </ButtonLink>
      )}
      <p class="govuk-body">
        <Link href="/solicitud/datos">{t('p52.new')}</Link>
      </p>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p52.other')}</Link>
      </p>
    </Page>
  )
}

/** No file of theirs will do: the words say that an appointment does, and so it is there. */
const asksForTurn = ({ error, refused }: UploadPageProps): boolean =>
  error === 'limit' || refused?.code === 'NO_CEDULA'

/** P-52 of a request that is over: what was sent for it, and the way to another. */
export function RequestOverPage({ visit, loaded }: Pick<UploadPageProps, 'visit' | 'loaded'>): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p52.title')} back="/solicitud" caseCode={loaded.code}>
      <p class="govuk-body">{t('p52.over')}</p>
      <CodeLine visit={visit} name="signedRequestOver" />
      <ButtonLink href="/solicitud/datos">{t('p52.new')}</ButtonLink>
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p52.other')}</Link>
      </p>
    </Page>
  )
}

function formWords({ visit: { t }, error, policy }: UploadPageProps): string | undefined {
  switch (error) {
    case undefined:
      return undefined
    case 'none':
      return t('p52.err.none')
    case 'xml':
      return t('p52.err.xml')
    case 'size':
      return t('p52.err.size', { mb })
    case 'limit':
      return t('p52.err.limit', { n: policy.signature.uploadsPerDay })
  }
}

const codeOfRefusal = (refused: SignedUpload | undefined) =>
  refused?.code === undefined || refused.code === null ? undefined : codeWords[refused.code].code

function refusalWords({ t, lang }: Visit, request: SignedRequest, { code, judgement }: SignedUpload): string {
  const text = (code === null ? 'p52.err.unreadable' : codeWords[code].text) as RefusalText
  const { signer, checks } = judgement ?? { signer: undefined, checks: [] }
  switch (text) {
    case 'p52.err.size':
      return t(text, { mb })
    case 'p52.err.other':
      return t(text, { numero: shownNumber(request) })
    case 'p52.err.expired':
      return t(text, { fecha: signer === undefined ? '—' : formatDate(signer.notAfter, lang) })
    case 'p52.err.notYet':
      return t(text, { fecha: signer === undefined ? '—' : formatDate(signer.notBefore, lang) })
    case 'p52.err.revoked': {
      const since = checks.find(({ check }) => check === 'revocation')?.facts?.['since']
      return typeof since === 'number'
        ? t(text, { fecha: formatDate(instant(since), lang) })
        : t('p52.err.revokedNoDate')
    }
    default:
      return t(text)
  }
}

export interface ReceivedPageProps {
  readonly visit: Visit
  readonly loaded: LoadedCase
  readonly request: SignedRequest
  readonly upload: SignedUpload
  /** The mail that was asked for, where the contact changes. */
  readonly newMail: string | undefined
  readonly policy: Pick<Policy, 'signature' | 'contact'>
}

/** P-53 · what was received, what was found, and what comes next. */
export function ReceivedPage(props: ReceivedPageProps): Html {
  const { visit, loaded, upload } = props
  const { t, lang } = visit
  const { state, judgement, code } = upload
  const isRejected = state === 'rejected' || state === 'refused'
  const title = t(isRejected ? 'p53.rejected.title' : state === 'accepted' ? 'p53.accepted' : 'p53.panel')
  const signer = state === 'accepted' ? judgement?.signer : undefined
  return (
    <Page {...visit.page} title={title} ownHeading={!isRejected} caseCode={loaded.code}>
      {!isRejected && <Panel title={title} />}
      <p class="govuk-body">{t('p53.got', whenOf(upload.receivedAt, lang))}</p>
      {signer !== undefined && (
        <>
          <p class="govuk-body">{t('p53.signer', { nombre: signer.name, entidad: signer.issuer })}</p>
          <p class="govuk-body">{t('p53.same')}</p>
        </>
      )}
      <NextLines {...props} />
      {code !== null && state !== 'accepted' && <Coded visit={visit} upload={upload} />}
      <p class="govuk-body">{t('p53.track', { caso: loaded.code })}</p>
      <ButtonLink href={`/caso/${loaded.code}`} kind="secondary">
        {t('p96.resume')}
      </ButtonLink>
    </Page>
  )
}

const Coded = ({ visit, upload: { code } }: Pick<ReceivedPageProps, 'visit' | 'upload'>): Html => {
  const name = code === null ? undefined : codeWords[code].code
  return name === undefined ? <></> : <CodeLine visit={visit} name={name} />
}

function NextLines(props: ReceivedPageProps): Html {
  const { visit, loaded, request, upload, policy } = props
  const { t, lang } = visit
  const reviewed = { fecha: formatDate(plus(upload.receivedAt, reviewWithin), lang) }
  const text = upload.code === null ? undefined : codeWords[upload.code].text
  switch (upload.state) {
    case 'accepted':
      if (request.purpose === 'representative') return <p class="govuk-body">{t('p53.recorded')}</p>
      if (request.purpose === 'contact' && props.newMail !== undefined)
        return (
          <>
            <p class="govuk-body">{aroundMail(visit, t('p53.contact', { correo: mark }), props.newMail)}</p>
            <p class="govuk-body">
              {t('p53.contact.wait', { plazo: durationInWords(policy.contact.coolOff, t) })}
            </p>
            <ButtonLink href={`/contacto/confirmar/${loaded.code}`}>{t('p53.contact.go')}</ButtonLink>
          </>
        )
      return loaded.case.state.is === 'linkIssued' ? (
        <>
          <p class="govuk-body">{t('p53.link')}</p>
          <ButtonLink href={pageOf(loaded)}>{t('p53.link.go')}</ButtonLink>
        </>
      ) : (
        <ButtonLink href={pageOf(loaded)}>{t('g.continue')}</ButtonLink>
      )
    case 'undecided':
      return <p class="govuk-body">{waitWords(props, text as WaitText | undefined)}</p>
    case 'staff':
      return (
        <p class="govuk-body">
          {text === 'p53.staff.several' || text === 'p53.staff.elsewhere'
            ? t(text, reviewed)
            : t('p53.staff', reviewed)}
        </p>
      )
    case 'rejected':
    case 'refused':
      return <Rejected visit={visit} upload={upload} />
  }
}

const rejectedTo = { again: '/solicitud/datos', counter: '/turno', video: '/turno' } as const

/** An officer did not accept it: why, in the words that the mail says too, and where to go on. */
function Rejected({
  visit: { t },
  upload: { rejection },
}: Pick<ReceivedPageProps, 'visit' | 'upload'>): Html {
  return (
    <>
      <p class="govuk-body">{t('p53.rejected')}</p>
      {rejection !== null && (
        <>
          <p class="govuk-body">{t('p53.rejected.why', { motivo: t(`s11.why.${rejection.reason}`) })}</p>
          <p class="govuk-body">{t(`p53.rejected.${rejection.next}`)}</p>
          <ButtonLink href={rejectedTo[rejection.next]}>
            {t(rejection.next === 'again' ? 'p52.new' : 'turn.ask')}
          </ButtonLink>
        </>
      )}
      <p class="govuk-body">
        <Link href="/otras-formas">{t('p52.other')}</Link>
      </p>
    </>
  )
}

function waitWords(
  { visit: { t, lang }, upload, policy }: ReceivedPageProps,
  text: WaitText | undefined,
): string {
  if (text === 'p53.wait.registry') return t(text)
  if (text !== 'p53.wait.revocation') return t('p53.wait.reading')
  return t(text, whenOf(nextMinute(plus(upload.receivedAt, policy.signature.retryFor)), lang))
}

const whenOf = (at: Instant, lang: Visit['lang']) => ({ fecha: formatDate(at, lang), hora: formatTime(at) })
