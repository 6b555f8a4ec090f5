import type { FastifyInstance } from 'fastify'
import type { Service } from '../service.ts'
import { drilling, signedIn } from './stands/account.ts'
import { registryOut, withoutScript } from './stands/hindered.ts'
import {
  askedOfBank,
  awaitingDeposit,
  backFromAffiliates,
  choosingHow,
  householder,
  namedWrongly,
  namingAccount,
  waitingToName,
} from './stands/household.ts'
import { checkingCertificate, signing } from './stands/papers.ts'
import { answeredWrongly, atCounter, recovering } from './stands/recovery.ts'
import { abroad, invited, onDuty } from './stands/staff.ts'
import type { Stand, Stood } from './stands/stand.ts'
import { turnoThatIs } from './stands/turno.ts'
import { choosingContact, keyInvited, unlockLink } from './stands/unlocking.ts'
import { givenAccess, givingAccess } from './stands/users.ts'
import { atWindow } from './stands/window.ts'

/** Where in the flow somebody may stand, and what brings them there. */
const stands = {
  stranger: recovering(),
  withoutScript,
  registryOut,
  identified: recovering('identified'),
  asked: recovering('asked'),
  answered: recovering('answered'),
  answeredWrongly,
  sent: recovering('sent'),
  opened: recovering('opened'),
  done: recovering('done'),
  atCounter,
  choosingTurn: turnoThatIs('chosen'),
  booked: turnoThatIs('booked'),
  signing,
  checkingCertificate,
  toldToLook: unlockLink('mailed'),
  twoEnds: unlockLink('opened'),
  keyInvited,
  choosingContact,
  householder,
  namingAccount,
  namedWrongly,
  waitingToName,
  choosingHow,
  awaitingDeposit,
  askedOfBank,
  backFromAffiliates,
  signedIn,
  drilling,
  givingAccess,
  givenAccess,
  invited,
  abroad,
  onDuty,
  atWindow,
} as const satisfies Readonly<Record<string, Stand>>

export type StandingName = keyof typeof stands
export const standingNames = Object.keys(stands) as readonly StandingName[]

export interface Standing extends Stood {
  readonly name: StandingName
}

/**
 * Brings somebody to a place in the flow and looks at every page from there.
 * @param app What is asked for the pages: it may have more of them than the service itself.
 * @param addresses Of pages, without parameters.
 */
export async function standAt(
  name: StandingName,
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  return { name, ...(await stands[name]({ service, app, addresses })) }
}
