import { formatTime } from '../../platform/text/dates.ts'
import { Button, InsetText, Link, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { FieldError } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { staffReasonOf } from '../../proofs/signatures/domain/review.ts'
import { waitingOf } from '../app/signed-view.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import type { SignedPageProps } from './signed-props.ts'
import { AcceptForm, DecideForm, RejectForm } from './signed-forms.tsx'
import { Checks, Compared, momentOf } from './signed-compared.tsx'

const stateColours = {
  accepted: 'green',
  refused: 'red',
  undecided: 'yellow',
  staff: 'purple',
  rejected: 'grey',
} as const

/** S-11: what was issued and what came, side by side; each check with its result; and what can be done about it. */
export function SignedPage(props: SignedPageProps): Html {
  const { visit, seen, judgements, wrapped, error } = props
  const { t } = visit
  const { loaded, upload, acceptance } = seen
  const isWaiting = upload.state === 'staff'
  const isSecond = isWaiting && acceptance?.decision === null
  const errors: readonly FieldError[] =
    error === undefined ? [] : [{ field: error.field, text: t(error.key) }]
  return (
    <Page
      {...visit.page}
      title={t('s11.title', { caso: loaded.code })}
      styles={['more.css']}
      scripts={isSecond ? ['passkey.js'] : []}
      isWide
      back={deskRoutes.signedList}
      errors={errors}
    >
      <p class="govuk-body">
        <Tag colour={stateColours[upload.state]}>{t(`s11.state.${upload.state}`)}</Tag>{' '}
        {[
          loaded.employer.legalName,
          ...(isWaiting ? [t(`s11.waits.${staffReasonOf(waitingOf(seen))}`)] : []),
          ...(upload.rejection === null ? [] : [t(`s11.why.${upload.rejection.reason}`)]),
        ].join(' · ')}
      </p>
      <Holder {...props} isWaiting={isWaiting} />
      <Compared {...props} />
      <Opening visit={visit} seen={seen} wrapped={wrapped} />
      <h2 class="govuk-heading-m">{t('s11.checks')}</h2>
      {judgements.length === 0 && <p class="govuk-body">{t('s11.checks.none')}</p>}
      {judgements.map((judgement, n) => (
        <>
          {judgements.length > 1 && <h3 class="govuk-heading-s">{t('s11.came.n', { n: n + 1 })}</h3>}
          <Checks
            visit={visit}
            judgement={judgement}
            isUsed={upload.state === 'accepted'}
            caption={`${t('s11.checks')} · ${t('s11.came.n', { n: n + 1 })}`}
          />
        </>
      ))}
      {isWaiting && props.isMine && <Recheck visit={visit} seen={seen} />}
      {isSecond && <Second {...props} />}
      {isWaiting && !isSecond && props.isMine && <Acts {...props} />}
      <History visit={visit} seen={seen} />
    </Page>
  )
}

function Holder({
  visit,
  seen: { loaded, review, upload, acceptance },
  isWaiting,
  isMine,
  mayReview,
}: SignedPageProps & { readonly isWaiting: boolean }): Html {
  const { t } = visit
  const { takenBy } = review
  const form = (route: string, act: string, words: string, kind: 'primary' | 'secondary') => (
    <form method="post" action={casePath(route, loaded.code)} novalidate>
      <input type="hidden" name="f" value={visit.formNumber(`${act}:${upload.id}`)} />
      <Button kind={kind}>{words}</Button>
    </form>
  )
  return (
    <>
      {takenBy !== null && !isMine && isWaiting && (
        <InsetText>
          {t('s11.taken', {
            nombre: takenBy.name,
            hora: `${formatTime(takenBy.at)} (${t('g.zone')})`,
          })}
        </InsetText>
      )}
      {isWaiting && acceptance?.decision === 'returned' && (
        <InsetText>{t('s11.second.returned', { motivo: acceptance.decisionReason })}</InsetText>
      )}
      {isWaiting && acceptance?.decision === 'void' && <InsetText>{t('s11.second.void')}</InsetText>}
      {isWaiting &&
        mayReview &&
        takenBy === null &&
        form(deskRoutes.signedTake, 'signedTake', t('s11.take'), 'primary')}
      {isWaiting &&
        mayReview &&
        isMine &&
        form(deskRoutes.signedRelease, 'signedRelease', t('s11.release'), 'secondary')}
    </>
  )
}

/** The files are downloaded and never a page of ours (ATK-55); each look is written down first. */
function Opening({
  visit: { t },
  seen: { loaded, request, upload },
  wrapped,
}: Pick<SignedPageProps, 'visit' | 'seen' | 'wrapped'>): Html {
  const isKept = upload.state !== 'refused'
  const link = (route: string, words: string) => (
    <li>
      <Link href={casePath(route, loaded.code)}>{words}</Link>
    </li>
  )
  return (
    <>
      {isKept && !upload.scanned && <p class="govuk-body">{t('s11.open.held')}</p>}
      {wrapped !== undefined && <p class="govuk-body">{t(`s11.wrapped.${wrapped}`)}</p>}
      <ul class="govuk-list">
        {isKept && upload.scanned && link(fileRoute(upload.id), t('s11.open.file'))}
        {wrapped !== undefined && wrapped !== 'none' && link(deskRoutes.signedContent, t('s11.open.content'))}
        {request.consumedAt === null &&
          request.closedAt === null &&
          link(deskRoutes.signedIssued, t('s11.open.issued'))}
        {link(deskRoutes.signedReport, t('s11.open.report'))}
      </ul>
    </>
  )
}

const fileRoute = (id: string): string => deskRoutes.signedFile.replace(':id', id)

const Recheck = ({ visit, seen: { loaded, upload } }: Pick<SignedPageProps, 'visit' | 'seen'>): Html => (
  <form method="post" action={casePath(deskRoutes.signedRecheck, loaded.code)} novalidate>
    <input type="hidden" name="f" value={visit.formNumber(`signedRecheck:${upload.id}`, upload.tries)} />
    <p class="govuk-hint">{visit.t('s11.recheck.hint')}</p>
    <Button kind="secondary">{visit.t('s11.recheck')}</Button>
  </form>
)

function Acts(props: SignedPageProps): Html {
  const { t } = props.visit
  const { notAcceptable } = props
  return (
    <>
      <h2 class="govuk-heading-m">{t('s11.accept')}</h2>
      {notAcceptable === undefined ? (
        <AcceptForm {...props} />
      ) : (
        <p class="govuk-body">{t(`s11.accept.not.${notAcceptable}`)}</p>
      )}
      <h2 class="govuk-heading-m">{t('s11.reject')}</h2>
      <RejectForm {...props} />
    </>
  )
}

function Second(props: SignedPageProps): Html {
  const { visit, seen, isBarred, mayDecide } = props
  const { t } = visit
  const { acceptance } = seen
  if (acceptance === undefined) return <></>
  return (
    <>
      <h2 class="govuk-heading-m">{t('s11.second')}</h2>
      <p class="govuk-body">
        {t('s11.second.asked', {
          nombre: acceptance.requestedBy.name,
          hora: `${formatTime(acceptance.requestedAt)} (${t('g.zone')})`,
        })}
        <br />
        {t('s11.second.why', { motivo: acceptance.reason })}
      </p>
      {!mayDecide ? (
        <InsetText>{t('s11.err.open')}</InsetText>
      ) : isBarred ? (
        <InsetText>{t('s11.err.self')}</InsetText>
      ) : props.asksPasskey && !props.hasPasskey ? (
        <InsetText>{t('s09.passkey.none')}</InsetText>
      ) : (
        <DecideForm {...props} acceptance={acceptance} />
      )}
    </>
  )
}

function History({ visit: { t }, seen: { loaded, uploads } }: Pick<SignedPageProps, 'visit' | 'seen'>): Html {
  return (
    <>
      <h2 class="govuk-heading-m">{t('s11.history')}</h2>
      <WideTable
        caption={t('s11.history')}
        columns={[
          { header: t('s11.received') },
          { header: t('s02.col.state') },
          { header: t('s11.col.reason') },
          { header: t('s11.history.file') },
        ]}
        rows={uploads.map((one) => [
          momentOf(one.receivedAt),
          <Tag colour={stateColours[one.state]}>{t(`s11.state.${one.state}`)}</Tag>,
          one.code === null ? '' : `${t(`s11.code.${one.code}`)} (${one.code})`,
          one.state !== 'refused' && one.scanned ? (
            // The row says which: what is hidden in a table that moves sideways would widen the page.
            <Link href={casePath(fileRoute(one.id), loaded.code)}>{t('s11.open.file')}</Link>
          ) : (
            ''
          ),
        ])}
        firstCellIsHeader
      />
    </>
  )
}
