import { decisions } from '../../src/desk/domain/reset-request.ts'
import { ask, attended, checkAll, decide, officer, type Officer } from '../support/counter.ts'
import { answerTo, identify, lawfulKey, linkOf, newest, nextMail, recover } from '../support/recover.ts'
import { changesOf, confirmPresent, digitsIn, signedInAs } from '../support/contact-change.ts'
import type { Member } from '../support/members.ts'
import { guessesSettled, letTimePass } from '../support/passing-time.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import type { Service } from '../support/service.ts'
import { doorsOf, visit } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'
import { deskContests } from './desk-contests.ts'
import { unlockContests } from './unlock-contests.ts'
import { lineContests } from './line-contests.ts'
import { affiliateContests } from './affiliate-contests.ts'
import { bankContests } from './bank-contests.ts'
import { fingerContests } from './finger-contests.ts'
import { userContests } from './user-contests.ts'

export const contests: readonly Contest[] = [
  {
    name: 'one link, many keys',
    prizes: () => 1,
    async prepare(service) {
      const company = service.fresh()
      const ana = visit(service)
      await recover(ana, company, { stopAt: 'opened' })
      const body = await ana.filled('/clave/nueva', {})
      const doors = doorsOf(service, ana)
      return {
        call: sender(doors, '/clave/nueva', (rival) => ({
          ...body,
          clave: lawfulKey('as-described', rival),
        })),
        async won() {
          const { generation, consumed } = await standingOf(service, company)
          const { keySet = 0 } = await actsOf(service, company)
          return Math.max(generation - 1, consumed, keySet)
        },
      }
    },
  },
  {
    name: 'one set of questions, many answers',
    prizes: () => 1,
    async prepare(service) {
      const company = service.fresh()
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      const last = `/preguntas/${service.policy.questions.count}`
      while (ana.page.path !== last) await ana.submit(ana.page.path, await answerTo(ana, company, 'wrong'))
      const body = await ana.filled(last, await answerTo(ana, company, 'wrong'))
      return {
        call: sender(doorsOf(service, ana), last, () => body),
        async won() {
          const { questionsRefused = 0 } = await actsOf(service, company)
          return Math.max(questionsRefused, (await standingOf(service, company)).refused)
        },
      }
    },
  },
  {
    name: 'one human check, many cases',
    prizes: () => 1,
    async prepare(service) {
      const company = service.fresh()
      const ana = visit(service)
      await ana.open('/empresa')
      const body = await ana.filled('/empresa', { ruc: company.identifier, cedula: company.document })
      return {
        call: sender(doorsOf(service, ana), '/empresa', () => body),
        won: async () => (await standingOf(service, company)).cases,
      }
    },
  },
  {
    name: 'the code of the screen, guessed',
    prizes: ({ policy }) => policy.link.codeTries,
    async prepare(service) {
      const company = service.fresh()
      const ana = visit(service)
      const since = newest(ana)
      await recover(ana, company, { stopAt: 'sent' })
      const { path, token } = linkOf(await nextMail(ana, company, since))
      const thief = visit(service)
      await thief.open(path)
      const body = await thief.filled(path, { token })
      let judged = 0
      const send = sender(doorsOf(service, thief), path, (rival) => ({
        ...body,
        codigoPantalla: String(rival).padStart(6, '0'),
      }))
      return {
        async call(rival) {
          const answer = await send(rival)
          if (answer?.status === 422) judged += 1
        },
        won: () => Promise.resolve(judged),
      }
    },
  },
  {
    name: 'another link, asked for many times',
    prizes: () => 1,
    async prepare(service) {
      const company = service.fresh()
      const ana = visit(service)
      const since = newest(ana)
      await recover(ana, company, { stopAt: 'sent' })
      await nextMail(ana, company, since)
      await letTimePass(service, company, service.policy.link.resendWait)
      await ana.open('/enlace/enviado')
      const body = await ana.filled('/enlace/reenviar')
      return {
        call: sender(doorsOf(service, ana), '/enlace/reenviar', () => body),
        won: async () => ((await actsOf(service, company))['linkRequested'] ?? 0) - 1,
      }
    },
  },
  {
    name: 'wrong keys at the door',
    prizes: ({ policy }) => policy.signIn.attempts,
    async prepare(service) {
      const company = service.fresh()
      const ana = visit(service)
      await ana.open('/entrar')
      const body = await ana.filled('/entrar', { ruc: company.identifier })
      let judged = 0
      const send = sender(doorsOf(service, ana), '/entrar', (rival) => ({
        ...body,
        clave: lawfulKey('as-described', rival),
      }))
      return {
        async call(rival) {
          const answer = await send(rival)
          // Refused with tries left, or as the one that blocked; whoever came later was not judged.
          if (answer?.status === 422) judged += 1
        },
        async won() {
          await guessesSettled(service)
          return judged + ((await standingOf(service, company)).blocked ? 1 : 0)
        },
      }
    },
  },
  {
    name: 'one code of a new mail, many confirmations',
    prizes: () => 1,
    async prepare(service) {
      const { company, ana, mail, body } = await confirming(service)
      return {
        call: sender(doorsOf(service, ana), '/contacto/codigo', () => body),
        async won() {
          const [registered, told] = await registeredOf(service, company, mail)
          // Each confirmation tells the new mailbox once: the messages count what the rows might hide.
          return Math.max(registered, told)
        },
      }
    },
  },
  {
    name: 'the code of a new mail against a stop',
    prizes: () => 1,
    async prepare(service) {
      const { company, ana, mail, body } = await confirming(service)
      const stop = await ana.filled('/contacto/anular')
      const doors = doorsOf(service, ana)
      const [confirms, stops] = [
        sender(doors, '/contacto/codigo', () => body),
        sender(doors, '/contacto/anular', () => stop),
      ]
      return {
        call: (rival) => (rival % 2 === 0 ? confirms : stops)(rival),
        async won() {
          const [registered] = await registeredOf(service, company, mail)
          const [change] = await changesOf(service, company)
          // Stopped, or registered: a stopped change whose mail stands on record would be both.
          return (change?.state === 'ended' ? 1 : 0) + registered
        },
      }
    },
  },
  {
    name: 'one request for a reset, many decisions',
    prizes: () => 1,
    async prepare(service) {
      const [vera, approvers] = await staffFor(service)
      const company = service.fresh()
      const { code } = await attended(service, 'firstKey', company)
      await checkAll(service, vera, code)
      const asked = await ask(service, vera, code)
      if (!asked.ok || asked.value.is !== 'asked') throw new Error('not asked')
      const { id } = asked.value
      let won = 0
      return {
        async call(rival) {
          const one = approvers[rival % approvers.length]
          const decision = decisions[rival % decisions.length]
          if (one === undefined || decision === undefined) throw new Error('nobody decides')
          const decided = await decide(service, one, id, decision, { n: rival })
          if (decided.ok) won += 1
        },
        async won() {
          const { resetDecided = 0, linkRequested = 0 } = await actsOf(service, company)
          return Math.max(won, resetDecided, linkRequested)
        },
      }
    },
  },
  ...deskContests,
  ...unlockContests,
  ...lineContests,
  ...fingerContests,
  ...userContests,
  ...affiliateContests,
  ...bankContests,
]

let mails = 0
/** Somebody with the second code of a change typed in and not yet sent. */
async function confirming(service: Service) {
  const { company, ana } = await signedInAs(service)
  const mail = `carrera-${(mails += 1)}@empresa.example`
  const second = await confirmPresent(ana, company, mail)
  return { company, ana, mail, body: await ana.filled('/contacto/codigo', { codigo: digitsIn(second) }) }
}

/** How often this mail stands on record, and how often it was told that it does. */
async function registeredOf(
  { db }: Service,
  { identifier }: Member,
  mail: string,
): Promise<[number, number]> {
  const { rows } = await db.pool.query<{ registered: number; told: number }>(
    `select (select count(*)::int from contact c where c.employer_id = e.id and c.value = $2 and c.retired_at is null) as registered,
            (select count(*)::int from message m join contact c on c.id = m.contact_id
              where m.employer_id = e.id and m.template = 'M-11' and c.value = $2) as told
       from employer e where e.identifier = $1`,
    [identifier, mail],
  )
  return [rows[0]?.registered ?? 0, rows[0]?.told ?? 0]
}

const staffs = new WeakMap<Service, Promise<readonly [Officer, readonly Officer[]]>>()

/** Whoever asks, and ten who may decide: the same in every round. */
function staffFor(service: Service): Promise<readonly [Officer, readonly Officer[]]> {
  const known =
    staffs.get(service) ??
    (async () => {
      const approvers: Officer[] = []
      for (let n = 0; n < 10; n += 1) approvers.push(await officer(service, ['supervisor']))
      return [await officer(service), approvers] as const
    })()
  staffs.set(service, known)
  return known
}
