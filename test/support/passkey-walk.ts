import { askToShow, provePasskey, takePasskeyEvidence } from '../../src/proofs/passkeys/app/prove-passkey.ts'
import type { PasskeyAct, PasskeySubject } from '../../src/proofs/passkeys/app/ports.ts'
import { authenticator, type Authenticator, type Lie } from './authenticator.ts'
import { ask, attended, caseOf, checkAll, type Attended, type Officer } from './counter.ts'
import { receive } from './counter-pages.ts'
import type { Member } from './members.ts'
import { passkeysAt } from './person-passkeys.ts'
import { caseCodeOn, recover } from './recover.ts'
import type { Service } from './service.ts'
import { visit, type Visitor } from './visitor.ts'

/** What an officer, a representative with a phone and their case do with passkeys, page by page. */
export function passkeyWalk(service: Service, vera: Officer) {
  const deps = () => passkeysAt(service)
  const tokenOn = ({ page }: Visitor) => /\/llave\/nueva#([\w-]{27})/.exec(page.html)?.[1]

  /** Approved, and the person stands there. */
  async function approved(): Promise<Attended> {
    const one = await attended(service)
    await receive(vera, one.code)
    await checkAll(service, vera, one.code)
    const asked = await ask(service, vera, one.code)
    if (!asked.ok) throw new Error(asked.code)
    return one
  }

  /** The token on the officer's screen. */
  async function invite(code: string): Promise<string> {
    const { browser } = vera
    await browser.open(`/interno/casos/${code}/llave`)
    await browser.submit(`/interno/casos/${code}/llave`)
    const token = tokenOn(browser)
    if (token === undefined) throw new Error(`no token: ${browser.page.status}`)
    return token
  }

  async function make(
    token: string,
    device: Authenticator,
    lie?: Lie,
    phone = visit(service),
  ): Promise<Visitor> {
    await phone.open('/llave/nueva')
    await phone.submit('/llave/nueva', { token })
    if (phone.page.path !== '/llave/nueva/guardar') return phone
    const { body } = await phone.ask('/llave/nueva/reto')
    await phone.submit('/llave/nueva/guardar', { llave: device.make(body, lie) })
    return phone
  }

  /** A representative with a passkey on their phone. */
  async function enrolled(): Promise<{ readonly company: Member; readonly device: Authenticator }> {
    const one = await approved()
    const device = authenticator(service.origin)
    const phone = await make(await invite(one.code), device)
    if (phone.page.path !== '/llave/nueva/lista') throw new Error(`not made: ${phone.page.status}`)
    return { company: one.company, device }
  }

  /** A case of theirs in which a passkey may be shown. */
  async function begun(company: Member): Promise<Visitor> {
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'identified' })
    return ana
  }

  async function show(ana: Visitor, device: Authenticator, lie?: Lie, options?: string): Promise<Visitor> {
    await ana.open('/desbloqueo/llave')
    const asked = options ?? (await ana.ask('/desbloqueo/llave/reto')).body
    await ana.submit('/desbloqueo/llave', { llave: device.show(asked, lie) })
    return ana
  }
  /** The same without the page, which takes the evidence at once for the link: here it is left to be taken. */
  async function prove(ana: Visitor, device: Authenticator): Promise<boolean> {
    const subject = await subjectOf(ana)
    const raw = device.show(await askToShow(deps(), subject, 'unlock'))
    return (await provePasskey(deps(), subject, 'unlock', raw)).ok
  }
  const wasTaken = ({ page }: Visitor) => page.path !== '/desbloqueo/llave'

  async function subjectOf(ana: Visitor): Promise<PasskeySubject> {
    const back = ana.page.path
    await ana.open('/otras-formas')
    const loaded = await caseOf(service, caseCodeOn(ana))
    if (back !== ana.page.path) await ana.open(back)
    return {
      employerId: loaded.employer.id,
      caseId: loaded.case.id,
      person: deps().personDigest(loaded.claimant),
    }
  }
  const take = (subject: PasskeySubject, act: PasskeyAct = 'unlock') =>
    deps().atomically((tx) => takePasskeyEvidence(deps(), tx, subject, act))

  return { deps, approved, invite, make, enrolled, begun, show, prove, wasTaken, subjectOf, take }
}

export type PasskeyWalk = ReturnType<typeof passkeyWalk>
