import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import { profileNames, type ProfileName } from '../../src/policy/index.ts'
import type { Member } from './members.ts'
import { letTimePass } from './passing-time.ts'
import { linkOf, newest, newKeys, nextMail, recover, type MailedLink, type Stop } from './recover.ts'
import { startService, type Service, type ServiceOptions } from './service.ts'
import { visit, type Visitor } from './visitor.ts'

/** Somebody in the middle of a recovery. */
export interface Underway {
  readonly company: Member
  readonly ana: Visitor
}

export interface Mailed extends Underway {
  readonly mail: InboxMail
  readonly link: MailedLink
}

/** What an attack finds: two instances on one database, and honest people at work. */
export interface Scene {
  readonly profile: ProfileName
  /** Lawful under the profile, and nobody's. */
  readonly key: string
  readonly service: Service
  /** A company of its own whose person has come as far as `stop`. */
  at(stop: Exclude<Stop, 'opened' | 'done'>): Promise<Underway>
  /** The mail with the link is there, and nobody has opened it. */
  mailed(): Promise<Mailed>
  /** The page for the new key is on the screen. */
  opened(): Promise<Mailed>
  /** Asks for another link a minute later, and waits for it. */
  again(who: Underway): Promise<InboxMail>
}

export interface AttackOptions extends Omit<ServiceOptions, 'profile'> {
  /** Default: both. */
  readonly profiles?: readonly ProfileName[]
}

/**
 * The tests of one attack (ATTACKS.md), under each profile, against two instances on one database. Beside
 * what the tests say, every attack has to leave the log without a fault: no answer of 5xx, no broken job.
 */
export function attack(
  id: string,
  title: string,
  tests: (scene: Scene) => void,
  options: AttackOptions = {},
): void {
  const { profiles = profileNames, ...how } = options
  describe.each(profiles)(`${id} ${title}, %s`, (profile) => {
    let service: Service
    beforeAll(async () => {
      service = await startService({ instances: 2, ...how, profile })
    })
    afterAll(() => service.stop())
    afterEach(() => expect(service.faultLines()).toEqual([]))
    tests(sceneOf(profile, () => service))
  })
}

function sceneOf(profile: ProfileName, running: () => Service): Scene {
  const scene: Scene = {
    profile,
    key: newKeys[profile],
    get service() {
      return running()
    },
    async at(stop) {
      const company = scene.service.fresh()
      const ana = visit(scene.service)
      await recover(ana, company, { stopAt: stop })
      return { company, ana }
    },
    async mailed() {
      const company = scene.service.fresh()
      const ana = visit(scene.service)
      const since = newest(ana)
      await recover(ana, company, { stopAt: 'sent' })
      const mail = await nextMail(ana, company, since)
      return { company, ana, mail, link: linkOf(mail) }
    },
    async opened() {
      const company = scene.service.fresh()
      const ana = visit(scene.service)
      const mail = await recover(ana, company, { stopAt: 'opened' })
      if (mail === undefined) throw new Error('no mail')
      return { company, ana, mail, link: linkOf(mail) }
    },
    async again({ company, ana }) {
      await letTimePass(scene.service, company, 60)
      const since = newest(ana)
      await ana.open('/enlace/enviado')
      await ana.press(ana.t('p10.resend'))
      return nextMail(ana, company, since)
    },
  }
  return scene
}
