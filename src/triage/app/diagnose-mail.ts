import type { DeliveryView } from '../../messaging/domain/delivery-view.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Diagnosis, Go, Happening } from './diagnosis.ts'
import type { DiagnosisFacts, DiagnosisPolicy } from './diagnosis-facts.ts'

/** A mail server that takes longer than this to accept a link has made its reader late. Seconds. */
export const lateFrom = 60

/**
 * What became of the newest link of a case (CHANNELS 3.3 to 3.6, L-20). Undefined while it is on its way, open in
 * time, or was never asked for.
 */
export function diagnoseMail(
  { delivery, around, loaded }: DiagnosisFacts,
  { link }: DiagnosisPolicy,
): Diagnosis | undefined {
  if (delivery === undefined) return undefined
  const { view, sentAt, count, codeTries } = delivery
  const opened = around.events
    .filter(({ event, at }) => event === 'linkOpened' && at >= sentAt)
    .toSorted((a, b) => a.at - b.at)[0]
  const asked: Happening = { is: 'linkAsked', at: sentAt }
  // As published, an expired link means starting again; the standards keep what was proven (RELIABILITY 10.1 C4).
  const isKept = link.onExpiry === 'resend' && loaded.case.state.is !== 'closed'
  const another: Go = isKept ? 'askLink' : 'restart'
  const spent = count > link.resendMax
  if (codeTries >= link.codeTries && isOpenLink(view))
    return {
      row: 'R-28',
      happened: [asked, { is: 'codesSpent' }],
      sameAgain: false,
      go: spent ? 'ways' : 'waitForMail',
    }
  switch (view.state) {
    case 'queued':
    case 'used':
      return undefined
    case 'deferred':
      return {
        row: 'R-06',
        happened: [
          asked,
          view.code === 'CLV-143'
            ? { is: 'mailFull', at: view.at }
            : { is: 'mailPutOff', at: view.at, next: view.nextAttemptAt ?? null },
        ],
        sameAgain: false,
        go: 'waitForMail',
      }
    case 'accepted':
      return view.code === undefined
        ? undefined
        : {
            row: 'R-06',
            happened: [asked, { is: 'mailUnopened', at: view.at, until: view.diesAt }],
            sameAgain: false,
            go: 'waitForMail',
          }
    case 'unknown':
      return {
        row: 'R-06',
        happened: [asked, { is: 'mailUnsure', until: view.diesAt }],
        sameAgain: true,
        go: 'waitForMail',
      }
    case 'answersAgain':
      return {
        row: 'R-06',
        happened: [asked, { is: 'mailAnswersAgain', at: view.at }],
        sameAgain: true,
        go: 'waitForMail',
      }
    case 'rejected':
      return rejected(view.code, view.at, asked, spent)
    case 'expired':
      return {
        row: 'R-07',
        happened: [
          asked,
          ...acceptedAt(around.events, sentAt),
          ...(opened === undefined ? [] : [{ is: 'linkOpened', at: opened.at } as const]),
          { is: 'linkExpired', at: view.at },
          ...(spent ? [{ is: 'linksSpent' } as const] : []),
        ],
        sameAgain: true,
        go: spent && isKept ? 'ways' : another,
      }
    case 'replaced':
      return {
        row: 'R-07',
        happened: [asked, { is: 'linkReplaced', at: view.at }],
        sameAgain: false,
        go: another,
      }
    case 'void':
      return { row: 'R-34', happened: [asked, { is: 'linkVoid' }], sameAgain: true, go: another }
  }
}

const isOpenLink = ({ state }: DeliveryView): boolean => state === 'accepted' || state === 'unknown'

/** When the mail server took it, which is when its life began: not when it was asked for. */
function acceptedAt(events: DiagnosisFacts['around']['events'], sentAt: Instant): readonly Happening[] {
  const first = events
    .filter(({ event, at }) => event === 'linkAccepted' && at >= sentAt)
    .toSorted((a, b) => a.at - b.at)[0]
  if (first === undefined) return []
  const after = Math.round((first.at - sentAt) / 1000)
  return [{ is: after >= lateFrom ? 'linkAcceptedLate' : 'linkAccepted', at: first.at, after }]
}

function rejected(
  code: Extract<DeliveryView, { state: 'rejected' }>['code'],
  at: Instant,
  asked: Happening,
  spent: boolean,
): Diagnosis {
  const again: Go = spent ? 'ways' : 'waitForMail'
  switch (code) {
    case 'CLV-143':
      return { row: 'R-06', happened: [asked, { is: 'mailFull', at }], sameAgain: false, go: again }
    case 'CLV-144':
      return { row: 'R-06', happened: [asked, { is: 'mailFiltered', at }], sameAgain: false, go: again }
    case 'CLV-145':
      return { row: 'R-31', happened: [asked, { is: 'mailOurs', at }], sameAgain: false, go: 'ways' }
    case 'CLV-147':
      return { row: 'R-31', happened: [asked, { is: 'mailSuppressed', at }], sameAgain: false, go: 'ways' }
    default:
      return { row: 'R-01', happened: [asked, { is: 'mailUnknown', at }], sameAgain: false, go: 'ways' }
  }
}
