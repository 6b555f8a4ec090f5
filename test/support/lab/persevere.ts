import type { InboxMail } from '../../../src/entry/demo/inbox-store.ts'
import type { Member } from '../members.ts'
import { answerTo, askForLink, identify, newKeys, openLink } from '../recover.ts'
import type { Visitor } from '../visitor.ts'
import type { Lab } from './lab.ts'

/** What somebody relies on whose service dies under their hands. */
export interface Surroundings {
  /** Nobody answered, or something went wrong: comes back when somebody answers again. */
  lost(): Promise<void>
  /** The mail did not come for a while: comes back a minute and a half later. */
  wait(): Promise<void>
}

/** Pages in the order of the flow: whoever was on one never stands before an earlier one again (I-15). */
const order = [
  /^\/$/,
  /^\/empresa$/,
  /^\/empresa\/consulta$/,
  /^\/preguntas$/,
  /^\/preguntas\/\d$/,
  /^\/enlace$/,
  /^\/enlace\/enviado$/,
  /^\/clave\/(?!nueva|lista)/,
  /^\/clave\/nueva$/,
  /^\/clave\/lista$/,
]
const rank = (path: string) => order.findIndex((one) => one.test(path))
/** Steps and losses of the longest story. */
const longestStory = 60
/** Milliseconds until somebody thinks that the mail does not come. */
const patience = 1_500

/**
 * A whole recovery by somebody who, whenever nothing comes back, opens the last page again and does what it
 * asks. Fails when something that had been acknowledged is gone.
 */
export async function persevere(
  ana: Visitor<Lab>,
  company: Member,
  { lost, wait }: Surroundings,
): Promise<void> {
  const { service } = ana
  const since = service.inbox.list()[0]?.n ?? 0
  const isLink = (mail: InboxMail) => mail.n > since && mail.subject === ana.t('m01.subject')
  let opened: InboxMail | undefined

  /** The newest mail; one after it when the link of that one is dead. */
  const mail = async (dead?: InboxMail): Promise<InboxMail> => {
    const isNew = (one: InboxMail) => isLink(one) && one.to === company.mail && one.n > (dead?.n ?? since)
    for (let waits = 0; waits < 5; waits += 1) {
      const known = service.inbox.list(company.mail ?? '').find(isNew)
      if (known !== undefined) return known
      const come = await service.inbox.next(isNew, AbortSignal.timeout(patience)).catch(() => undefined)
      if (come !== undefined) return come
      await wait()
    }
    throw new Error(`the mail never came: ${ana.page.path}, ${ana.page.h1}`)
  }

  const step = async (): Promise<void> => {
    const { path } = ana.page
    if (path === '/' || path === '/empresa' || path === '/empresa/consulta')
      return await identify(ana, company)
    if (path === '/preguntas') return void (await ana.press(ana.t('p05.start')))
    if (path.startsWith('/preguntas/'))
      return void (await ana.submit(path, await answerTo(ana, company, 'right')))
    if (path === '/enlace') return await askForLink(ana)
    if (path === '/clave/nueva')
      return void (await ana.press(ana.t('p12.save'), { clave: newKeys[service.policy.profile] }))
    opened = await mail(path === '/enlace/enviado' || ana.page.status === 200 ? undefined : opened)
    await openLink(ana, opened)
  }

  for (let n = 0; n < longestStory; n += 1) {
    const before = ana.page.path
    if (before === '/clave/lista') return
    try {
      await step()
      if (ana.page.status < 500) continue
    } catch (fault) {
      // A page that says that something went wrong has no form to go on with.
      if (!isLoss(fault) && ana.page.status < 500) throw fault
    }
    await again(ana, before, lost)
  }
  throw new Error(`no key after ${longestStory} steps: ${ana.page.path}, ${ana.page.h1}`)
}

/** Opens the page again until it comes, and sees whether it is the one of before or a later one. */
async function again(ana: Visitor<Lab>, before: string, lost: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < longestStory; tries += 1) {
    await lost()
    try {
      await ana.open(before)
    } catch (fault) {
      if (isLoss(fault)) continue
      throw fault
    }
    if (ana.page.status >= 500) continue
    if (rank(ana.page.path) < rank(before))
      throw new Error(`I-15: from ${before} back to ${ana.page.path} (${ana.page.h1})`)
    return
  }
  throw new Error(`${before} never came again`)
}

const losses = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE'])
const isLoss = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && losses.has(String(fault.code))
