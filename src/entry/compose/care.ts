import type { EmployerId, MessageId } from '../../kernel/ids.ts'
import { maskRuc } from '../../kernel/mask.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { askMailboxes, type CheckId, type MailboxCheckDeps } from '../../contacts/app/mailbox-check.ts'
import { stopContactChanges } from '../../contacts/store/stop-changes.ts'
import type { ChangeKeyDeps } from '../../keys/app/change-key.ts'
import { confirmKey } from '../../keys/app/confirm-key.ts'
import type { SignInDeps } from '../../keys/app/sign-in.ts'
import type { KeyContext } from '../../keys/domain/own-parts.ts'
import { reminderStore } from '../../keys/store/reminder-store.ts'
import { historyReader } from '../../care/store/history-store.ts'
import { knownBrowsers } from '../../keys/store/known-browsers.ts'
import { enqueueMessage, enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { enqueueTextNotice } from '../../messaging/store/enqueue-text.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { asInstant, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import { remindOfKeys, type RemindDeps } from '../../keys/app/reminders.ts'
import { careTask } from '../care-task.ts'
import { newId, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

const aboutKey = statement<{
  identifier: string
  legal_name: string
  trade_name: string | null
  representatives: readonly { readonly document: string; readonly names: string }[] | null
}>(
  'care.keyContext',
  `select e.identifier, e.legal_name, e.trade_name,
          (select json_agg(json_build_object('document', r.document, 'names', r.names) order by r.document)
             from representation r
            where r.employer_id = e.id
              and (r.until is null or r.until >= (clock_timestamp() at time zone 'America/Guayaquil')::date)) as representatives
     from employer e where e.id = $1`,
)
const named = statement<{ legal_name: string; identifier: string; now: number }>(
  'care.employer',
  `select legal_name, identifier, ${nowMs} as now from employer where id = $1`,
)
const mailOf = statement<{ value: string }>(
  'care.mail',
  `select value from contact
    where employer_id = $1 and kind = 'mail' and retired_at is null and confirmed_at is not null
      and usable_from <= clock_timestamp()
    order by confirmed_at desc limit 1`,
)

/** Care of a key that works: changing it while signed in. */
export function careOf(
  ground: Ground,
  signIn: SignInDeps,
  /** What else is looked at once an hour. */
  rounds: readonly (() => Promise<unknown>)[],
) {
  const { db, policy, hasher, commonKeys, theme, texting } = ground.installation
  const { audit, atomically, keys, sessions, links, mailboxCodes } = ground

  const contextOf = async (employerId: EmployerId): Promise<KeyContext | undefined> => {
    const row = await db.first(aboutKey, [employerId])
    if (row === undefined) return undefined
    const representatives = row.representatives ?? []
    const [cedula = '', ...moreCedulas] = representatives.map(({ document }) => document)
    return {
      ruc: row.identifier,
      cedula,
      moreCedulas,
      legalName: row.legal_name,
      ...(row.trade_name === null ? {} : { tradeName: row.trade_name }),
      representativeNames: representatives.map(({ names }) => names),
      institutionWords: institutionWords(theme),
    }
  }

  /** Who it is about, as a message says it. */
  const aboutEmployer = async (tx: Tx, employerId: EmployerId) => {
    const row = await queriesOf(tx).first(named, [employerId])
    if (row === undefined) throw new TypeError('a message is about an employer that there is')
    return { company: row.legal_name, ruc: maskRuc(row.identifier), at: asInstant(row.now) }
  }

  const change: ChangeKeyDeps = {
    keys,
    sessions,
    hasher,
    commonKeys,
    atomically,
    policy,
    contextOf,
    confirmKey: (raw) => confirmKey(signIn, raw),
    newSession: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
    voidLinks: (tx, employerId) => links.voidAll(tx, employerId, 'keyChanged'),
    stopContactChanges: (tx, employerId) => stopContactChanges(tx, employerId, 'keySet'),
    async changed(tx, { employerId, generation, lang }) {
      const about = await aboutEmployer(tx, employerId)
      const told = {
        actId: `${employerId}:key:${generation}`,
        employerId,
        caseId: undefined,
        lang,
      } as const
      await enqueueNotice(tx, { ...told, template: 'M-02', params: about })
      // To the phone as well (ATK-36): whoever took over the mailbox reads the mail.
      if (texting !== undefined)
        await enqueueTextNotice(tx, { ...told, template: 'M-24', params: { at: about.at } })
      // Last, because an entry holds its lane until the transaction ends.
      await audit.append(tx, { act: 'keyChanged', employerId, actor: 'visitor', detail: { generation } })
    },
  }

  const reminders = reminderStore(db)
  const fault = (what: string) => (cause: unknown) => {
    if (ground.installation.logger) ground.installation.logger.error({ err: cause }, what)
  }
  const remind: RemindDeps = {
    store: reminders,
    atomically,
    rules: policy.key,
    async tell(tx, { employerId, generation, daysBefore, dueAt }) {
      await enqueueNotice(tx, {
        actId: `${employerId}:reminder:${generation}:${daysBefore}`,
        employerId,
        caseId: undefined,
        template: 'M-13',
        lang: 'es',
        params: {
          ...(await aboutEmployer(tx, employerId)),
          dueAt,
          days: policy.key.rotationDays,
          isForced: policy.key.rotationForced,
          id: digestOf(`key-day:${employerId}:${generation}`).toString('hex').slice(0, 32),
        },
      })
    },
    onFault: fault('a key was not reminded of'),
  }
  const checks: MailboxCheckDeps = {
    ...mailboxCodes,
    atomically,
    audit,
    policy: policy.contact,
    newId: () => newId<CheckId>(),
    newMessageId: () => newId<MessageId>(),
    newRef: () => randomText(9),
    send: async (tx, { messageId: id, employerId, contactId, ref, lang }) =>
      enqueueMessage(tx, {
        id,
        employerId,
        caseId: undefined,
        contactId,
        template: 'M-41',
        lang,
        params: { ...(await aboutEmployer(tx, employerId)), page: `/correo/${ref}` },
      }),
    onFault: fault('a mailbox was not asked'),
  }
  const subjectKey = ground.keyed('audit')
  return {
    history: historyReader(db, (employerId) => subjectKey('employer', employerId).toString('hex')),
    browsersOf: (employerId: EmployerId) => knownBrowsers(db, employerId),
    checks,
    tasks: careTask(db, {
      rounds: [() => remindOfKeys(remind), () => askMailboxes(checks), ...rounds],
      onFault: fault('a round of care failed'),
    }),
    change,
    reminder: {
      isShown: (employerId: EmployerId) => reminders.isShown(employerId, policy.key),
      putOff: (employerId: EmployerId) => reminders.putOff(employerId),
    },
    contextOf,
    mailOf: async (employerId: EmployerId): Promise<string | null> =>
      (await db.first(mailOf, [employerId]))?.value ?? null,
  }
}

/** Words of the house, which no key may be made of. */
export const institutionWords = ({
  name,
  shortName,
}: {
  readonly name: string
  readonly shortName: string
}): readonly string[] => [name, shortName, 'Clavero', 'clave', 'empleador', 'patronal']
