import type { Lang } from '../../kernel/lang.ts'
import { instant, toIso, zones } from '../../kernel/time.ts'
import { Button, Textarea } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import { locales } from '../../platform/text/lang.ts'
import type { Translate } from '../../platform/text/texts.ts'
import { auditActs } from '../domain/entry.ts'
import { actName } from './act-words.ts'

/** Where anybody checks a receipt. */
export const checkReceiptPath = '/comprobante/verificar'
/** The same as one file, to keep and to open without a network. */
export const checkReceiptPagePath = '/comprobante/verificar.html'

export const receiptVerdicts = ['proven', 'unproven', 'forged', 'unreadable', 'unable'] as const
export type ReceiptVerdict = (typeof receiptVerdicts)[number]

/** What a receipt says, as far as the page repeats it. */
const said = [
  ['institution', 'rcv.by'],
  ['act', 'receipt.what'],
  ['company', 'receipt.company'],
  ['ruc', 'receipt.ruc'],
  ['at', 'receipt.when'],
  ['caseCode', 'receipt.case'],
  ['hash', 'receipt.digest'],
] as const

export interface CheckReceiptProps {
  readonly t: Translate
  readonly lang: Lang
  readonly institution: string
  /** Ed25519, 32 octets in base64url. */
  readonly publicKey: string
  /** What the form brings along; undefined where it is sent to nobody. */
  readonly formNumber: string | undefined
  /** What the server found; a script puts its own in its place. */
  readonly found?:
    | { readonly verdict: ReceiptVerdict; readonly facts: Readonly<Record<string, unknown>> | undefined }
    | undefined
  /** For ids, where two of these stand on one page. */
  readonly name: string
}

/**
 * The form and the verdict. Its script (`receipt-check.js`, hook `data-check-receipt`) checks on the spot and sends nothing;
 * without it the text goes to the server. All verdicts are on the page, so that the script brings no words. A page that was
 * saved (no `formNumber`) has no server: without its script it says that it cannot check, and shows no form to press.
 */
export function CheckReceipt({
  t,
  lang,
  institution,
  publicKey,
  formNumber,
  found,
  name,
}: CheckReceiptProps): Html {
  const isSaved = formNumber === undefined
  return (
    <section lang={locales[lang]} data-check-receipt={publicKey}>
      <p class="govuk-body">{t('rcv.body', { institucion: institution })}</p>
      <p class="govuk-body" data-private="" hidden>
        {t('rcv.private')}
      </p>
      {!isSaved && (
        <p class="govuk-body" data-sent="">
          {t('rcv.sent')}
        </p>
      )}
      <form
        method={isSaved ? 'get' : 'post'}
        action={isSaved ? undefined : checkReceiptPath}
        novalidate
        hidden={isSaved}
      >
        {!isSaved && <input type="hidden" name="f" value={formNumber} />}
        <Textarea
          id={`${name}-texto`}
          name="texto"
          label={t('rcv.text')}
          hint={t('rcv.text.hint')}
          rows={6}
        />
        <div class="govuk-form-group" data-file="" hidden>
          <label class="govuk-label" for={`${name}-archivo`}>
            {t('rcv.file')}
          </label>
          <input class="govuk-file-upload" type="file" id={`${name}-archivo`} />
        </div>
        <Button>{t('rcv.go')}</Button>
      </form>
      <div role="status" data-verdicts="">
        {receiptVerdicts.map((verdict) => (
          <div data-verdict={verdict} hidden={verdict !== (isSaved ? 'unable' : found?.verdict)}>
            <h2 class="govuk-heading-m">{t(`rcv.${verdict}`)}</h2>
            <p class="govuk-body">{t(`rcv.${verdict}.body`)}</p>
          </div>
        ))}
        <div data-says="" hidden={found?.facts === undefined}>
          <h2 class="govuk-heading-m">{t('rcv.says')}</h2>
          <dl class="govuk-summary-list">
            {said.map(([field, label]) => (
              <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{t(label)}</dt>
                <dd
                  class="govuk-summary-list__value clv-digest"
                  data-field={field}
                  data-acts={field === 'act' ? actsJson(t) : undefined}
                  data-moment={field === 'at' ? momentForm(t) : undefined}
                >
                  {factText(field, found?.facts?.[field], t)}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <p class="govuk-body">
        {t('rcv.key')}: <code class="clv-digest">{publicKey}</code>
      </p>
    </section>
  )
}

const factText = (field: string, value: unknown, t: Translate): string => {
  if (typeof value !== 'string') return '–'
  if (field === 'act') return actName(value, t)
  return field === 'at' ? momentText(value, t) : value
}

/** A receipt has its moment in UTC; people read the clock of the mainland first. What is no moment stays as it is. */
export function momentText(iso: string, t: Translate): string {
  const parsed = Date.parse(iso)
  if (Number.isNaN(parsed)) return iso
  const at = instant(parsed)
  const local = `${formatDateShort(at)}, ${formatTime(at, zones.mainland, 'seconds')}`
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(toIso(at)) ?? []
  return t('rcv.at', { local, zona: t('g.zone'), utc: `${day}/${month}/${year}, ${time}` })
}

/** The same with gaps, for the script, which has no words of its own. */
export const momentForm = (t: Translate): string =>
  t('rcv.at', { local: '{local}', zona: t('g.zone'), utc: '{utc}' })

/** Names of acts for the script, which has no words of its own. */
const actsJson = (t: Translate): string =>
  JSON.stringify(Object.fromEntries(auditActs.map((act) => [act, actName(act, t)])))
