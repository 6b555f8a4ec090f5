import type { AuditAct } from '../../audit/index.ts'
import { instant, zones } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import type { Translate } from '../../platform/text/texts.ts'

/** Acts that have words (`s21.act.*`); any other is shown by its name, which says the same to whoever knows the code. */
const toldActs = [
  'caseOpened',
  'pairRefused',
  'proofObtained',
  'questionsShown',
  'questionsPassed',
  'questionsRefused',
  'questionsLeft',
  'suspended',
  'referred',
  'linkRequested',
  'linkMinted',
  'linkRefused',
  'linkExpired',
  'linkRedeemed',
  'mailRefused',
  'keySet',
  'keyRefused',
  'keyBlocked',
  'keyUnblocked',
  'signedIn',
  'signInRefused',
  'sessionEnded',
  'caseClosed',
  'employerChanged',
  'withdrawn',
  'changeReported',
  'frozen',
  'unfrozen',
  'contactChanged',
  'contactConfirmed',
  'documentReceived',
  'documentSeen',
  'documentChecked',
  'caseTaken',
  'caseReleased',
  'queueSeen',
  'queueExported',
  'caseSeen',
  'casesSought',
  'datumRevealed',
  'logSeen',
  'logExported',
  'sightRefused',
  'staffAdded',
  'staffInvited',
  'staffRetired',
  'passkeyRegistered',
  'staffSignedIn',
  'staffSignInRefused',
  'staffSessionEnded',
  'policyDeparture',
] as const satisfies readonly AuditAct[]
type ToldAct = (typeof toldActs)[number]

const known: ReadonlySet<string> = new Set(toldActs)
const isTold = (act: string): act is ToldAct => known.has(act)

/** What happened, in words. */
export const actWords = (act: string, t: Translate): string => (isTold(act) ? t(`s21.act.${act}`) : act)

/** Who acted: a name where there is one, and otherwise what kind of actor. */
export function whoWords(
  line: { readonly actor: string; readonly name: string | undefined },
  t: Translate,
): string {
  if (line.name !== undefined) return line.name
  const [kind = ''] = line.actor.split(':')
  return isActor(kind) ? t(`s05.actor.${kind}`) : line.actor
}

const actors = ['system', 'visitor', 'operator', 'claimant', 'officer'] as const
const isActor = (text: string): text is (typeof actors)[number] => actors.some((each) => each === text)

/** `24/11/2026 10:42:30`: a log is read by the second. */
export const momentWords = (at: number): string =>
  `${formatDateShort(instant(Math.floor(at)))} ${formatTime(instant(Math.floor(at)), zones.mainland, 'seconds')}`
