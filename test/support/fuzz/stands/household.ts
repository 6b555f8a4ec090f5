import { goOut } from '../../accounts.ts'
import { reachAffiliate } from '../../affiliate.ts'
import { accountOf, askBankFor, kindOf, reachAccount, wrongly } from '../../bank.ts'
import type { Member } from '../../members.ts'
import { change } from '../../rows.ts'
import type { Service } from '../../service.ts'
import { visit, type Visitor } from '../../visitor.ts'
import { knownOf, standing, type Stand } from './stand.ts'

/** Whoever said that it is a household, or a person with a RUC, and has named nobody yet. */
export const householder: Stand = async (ground) => {
  const member = ground.service.freshPerson()
  const ana = visit(ground.service)
  await ana.open('/hogar')
  await ana.submit('/hogar', { tipo: kindOf(member) })
  const known = { ...knownOf(member), cedula: [member.document] }
  return standing(ground, ana, known, { places: ['/hogar/datos'] })
}

/** Somebody whom P-62 asks about their account, brought to a page of it whose form is the one to send. */
const atBank =
  (page: string, bring: (ana: Visitor, member: Member) => Promise<unknown>): Stand =>
  async (ground) => {
    const { service } = ground
    const member = service.freshPerson()
    const ana = visit(service)
    await bring(ana, member)
    const account = await accountOf(service, member)
    const known = {
      ...knownOf(member),
      banco: [account.banco],
      tipo: ['home', 'natural', account.tipo],
      ultimos: [account.ultimos],
      forma: ['deposito', 'banco'],
      // What a bank sends where it sends no more than a cent.
      uno: ['1'],
      otro: ['1'],
    }
    return standing(ground, ana, known, { places: ['/hogar', page] })
  }

const account = '/hogar/cuenta'
const how = '/hogar/cuenta/forma'
const wait = '/hogar/cuenta/espera'

export const namingAccount = atBank(account, reachAccount)
export const choosingHow = atBank(how, async (ana, member) => {
  await reachAccount(ana, member)
  await ana.submit(account, { ...(await accountOf(ana.service, member)) })
})
export const awaitingDeposit = atBank(wait, (ana, member) => askBankFor(ana, member, 'deposito'))
export const askedOfBank = atBank(wait, (ana, member) => askBankFor(ana, member, 'banco'))

/** A further try costs a human check; whoever has no script waits instead, on a page of its own. */
export const namedWrongly = atBank(account, nameWrongly)
export const waitingToName = atBank('/hogar/cuenta/comprobacion', nameWrongly)

async function nameWrongly(ana: Visitor, member: Member): Promise<void> {
  const { service } = ana
  await reachAccount(ana, member)
  await ana.submit(account, { ...wrongly(await accountOf(service, member)) })
  await longAgo(service, member)
}

/** Others may have made a campaign of it, and then nobody is judged for a while after a refusal. */
const longAgo = (service: Service, member: Member) =>
  change(
    service,
    member,
    `update question_round set refused_at = refused_at - make_interval(secs => $2) where employer_id = $1`,
    service.policy.campaign.pause,
  )

/** Whoever is back from the service of the affiliate key with an answer that nobody judged yet. */
export const backFromAffiliates: Stand = async (ground) => {
  const member = ground.service.freshPerson()
  const ana = visit(ground.service)
  await reachAffiliate(ana, member)
  const to = await goOut(ana, '/hogar/afiliado/ir')
  const state = new URL(to ?? '').searchParams.get('state') ?? ''
  const answer = `code=x&state=${state}`
  const known = { ...knownOf(member), state: [state], code: ['x'], respuesta: [answer] }
  return standing(ground, ana, known, { places: ['/hogar/afiliado', `/hogar/afiliado/vuelta?${answer}`] })
}
