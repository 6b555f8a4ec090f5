import { maskCedula, maskEmail, maskRuc } from '../../kernel/mask.ts'
import { instant, type Instant } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import { Tag, WideTable, type TagColour } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { CheckResult, Judgement } from '../../proofs/signatures/domain/judgement.ts'
import { spokenNumber } from '../../proofs/signatures/domain/request.ts'
import type { SignedCase } from '../app/signed-view.ts'

/** `29/11/2026 10:42`: officers compare moments. */
export const momentOf = (at: Instant): string => `${formatDateShort(at)} ${formatTime(at)}`

export interface ComparedProps {
  readonly visit: Visit
  readonly seen: SignedCase
  readonly judgements: readonly Judgement[]
  /** The mailbox that is asked for, where the contact changes. */
  readonly newMail: string | undefined
}

const lines = (all: readonly (string | false | undefined)[]): Child => (
  <>
    {all
      .filter((line) => typeof line === 'string')
      .map((line, n) => (
        <>
          {n > 0 && <br />}
          {line}
        </>
      ))}
  </>
)

/** What was issued beside what came, one column for each signature. Numbers of persons are masked, as everywhere. */
export function Compared({ visit, seen, judgements, newMail }: ComparedProps): Html {
  const { t } = visit
  const { loaded, request, upload } = seen
  const { employer, claimant } = loaded
  const expected = employer.representatives.find(({ document }) => document === claimant)
  const many = judgements.length > 1
  const cells = (cell: (judgement: Judgement) => Child, none: Child = ''): readonly Child[] =>
    judgements.length === 0 ? [none] : judgements.map(cell)
  const came = (first: Child): readonly Child[] =>
    Array.from({ length: Math.max(1, judgements.length) }, (_, n) => (n === 0 ? first : ''))
  return (
    <WideTable
      caption={`${t('s11.issued')} · ${t('s11.came')}`}
      columns={[
        { header: '' },
        { header: t('s11.issued') },
        ...(many ? judgements : [undefined]).map((_, n) => ({
          header: many ? t('s11.came.n', { n: n + 1 }) : t('s11.came'),
        })),
      ]}
      rows={[
        [
          t('s11.signer'),
          lines([t('s11.expected'), expected?.names, maskCedula(claimant)]),
          ...cells((one) => <Who visit={visit} judgement={one} claimant={claimant} />, t('s11.noSigner')),
        ],
        [
          t('s05.field.ruc'),
          maskRuc(employer.identifier),
          ...cells(({ signer }) => (signer?.ruc === undefined ? t('s11.ruc.none') : maskRuc(signer.ruc))),
        ],
        [t('s11.entity'), '', ...cells(({ signer }) => signer?.issuer ?? '')],
        [
          t('s11.validity'),
          '',
          ...cells(({ signer }) =>
            signer === undefined
              ? ''
              : t('s11.validity.value', {
                  desde: formatDateShort(signer.notBefore),
                  hasta: formatDateShort(signer.notAfter),
                }),
          ),
        ],
        [t('s11.serial'), '', ...cells(({ signer }) => spokenNumber(signer?.serial ?? ''))],
        [
          t('s11.purpose'),
          lines([
            t(`s11.purpose.${request.purpose}`),
            newMail !== undefined && `${t('s11.newMail')}: ${maskEmail(newMail)}`,
          ]),
          ...came(''),
        ],
        [t('s11.number'), spokenNumber(request.number), ...came('')],
        [
          t('s02.col.state'),
          lines([
            `${t('s11.issuedAt')}: ${momentOf(request.issuedAt)}`,
            `${t('s11.expires')}: ${momentOf(request.expiresAt)}`,
            request.consumedAt !== null && t('s11.over.consumed', { fecha: momentOf(request.consumedAt) }),
            request.closedAt !== null && t('s11.over.closed', { fecha: momentOf(request.closedAt) }),
          ]),
          ...came(`${t('s11.received')}: ${momentOf(upload.receivedAt)}`),
        ],
        [
          'SHA-256',
          <Fingerprint visit={visit} size={request.issued.length} sha256={request.issued.sha256} />,
          ...came(
            <>
              {t(`s11.kind.${upload.kind}`)}
              {', '}
              <Fingerprint visit={visit} size={upload.size} sha256={upload.sha256} />
            </>,
          ),
        ],
      ]}
      firstCellIsHeader
    />
  )
}

function Who({
  visit: { t },
  judgement: { signer },
  claimant,
}: {
  readonly visit: Visit
  readonly judgement: Judgement
  readonly claimant: string
}): Html {
  if (signer === undefined) return <>{t('s11.noSigner')}</>
  const isSame = signer.cedula === claimant
  return (
    <>
      {lines([signer.name, signer.cedula === undefined ? '—' : maskCedula(signer.cedula)])}
      <br />
      <Tag colour={isSame ? 'green' : 'red'}>{t(isSame ? 's11.same.yes' : 's11.same.no')}</Tag>
    </>
  )
}

const Fingerprint = ({
  visit: { t },
  size,
  sha256,
}: {
  readonly visit: Visit
  readonly size: number
  readonly sha256: string
}): Html => (
  <>
    {t('s11.size', { n: size })}
    <br />
    {spokenNumber(sha256)}
  </>
)

const colours: Readonly<Record<CheckResult['result'], TagColour>> = {
  passed: 'green',
  failed: 'red',
  unknown: 'yellow',
  left: 'grey',
}

/** The fourteen checks of one signature, each with its result, why, and the code. */
export function Checks({
  visit,
  judgement,
  caption,
  isUsed,
}: {
  readonly visit: Visit
  readonly judgement: Judgement
  readonly caption: string
  /** It was carried out: the request is used up, which no judgement can say before. */
  readonly isUsed: boolean
}): Html {
  const { t } = visit
  const { at, evidence } = judgement
  const checks = judgement.checks.map((one) =>
    one.check === 'consumed' && one.result === 'left' && isUsed ? { ...one, result: 'passed' as const } : one,
  )
  const firstFailed = checks.findIndex(({ result }) => result === 'failed' || result === 'unknown')
  const wordsOf = ({ check, result }: CheckResult, n: number): string => {
    switch (result) {
      case 'passed':
        return t('s11.pass')
      case 'failed':
        return t('s11.fail')
      case 'unknown':
        return t('s11.unknown')
      case 'left':
        // The first failure decides, and what follows was not asked.
        return t(
          (firstFailed >= 0 && n > firstFailed) || check === 'consumed' ? 's11.notReached' : 's11.left',
        )
    }
  }
  return (
    <>
      <WideTable
        caption={caption}
        columns={[
          { header: t('s11.col.check') },
          { header: t('s11.col.result') },
          { header: t('s11.col.reason') },
        ]}
        rows={checks.map((check, n) => [
          `${n + 1}. ${t(`s11.check.${check.check}`)}`,
          <Tag colour={colours[check.result]}>{wordsOf(check, n)}</Tag>,
          reasonOf(visit, check),
        ])}
        firstCellIsHeader
      />
      <p class="govuk-body">
        {t('s11.checks.at', { fecha: formatDateShort(at), hora: formatTime(at) })}
        {evidence.revocation.map((one) => (
          <>
            <br />
            {`${t('s11.revocation')}. `}
            {one.depth > 0 && `${t('s11.revocation.depth', { n: one.depth })}. `}
            {t('s11.revocation.value', {
              fuente: t(`s11.revocation.${one.by}`),
              desde: momentOf(one.thisUpdate),
              hasta: momentOf(one.nextUpdate),
            })}
          </>
        ))}
        <br />
        {t('s11.versions', {
          confianza: String(evidence.trustVersion),
          comprobador: String(evidence.judgeVersion),
        })}
      </p>
    </>
  )
}

function reasonOf({ t }: Visit, { check, result, code, facts }: CheckResult): Child {
  const since = facts?.['since']
  const depth = facts?.['depth']
  const why = check === 'identity' && result === 'passed' ? facts?.['why'] : undefined
  return lines([
    code !== undefined && `${t(`s11.code.${code}`)} (${code})`,
    why !== undefined &&
      t(why === 'otherRepresentative' ? 's11.fact.otherRepresentative' : 's11.waits.joint'),
    check === 'revocation' &&
      typeof depth === 'number' &&
      depth > 0 &&
      t('s11.revocation.depth', { n: depth }),
    typeof since === 'number' && t('s11.revokedSince', { fecha: momentOf(instant(since)) }),
  ])
}
