import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import type { Facts } from '../src/proofs/challenges/domain/facts.ts'
import type { AnswerQuestion } from './answers.ts'
import { BenchFault, formNumber, type Browser } from './browser.ts'
import type { MailedLink, MailSink } from './mail-sink.ts'
import { steps } from './steps.ts'

/** Somebody who lost the key, and knows everything else. */
export interface Person {
  readonly identifier: string
  readonly document: string
  readonly mail: string
  /** The key from before, which whoever recovers has lost. */
  readonly key: string
  readonly facts: Facts
}

export interface Surroundings {
  readonly sink: MailSink
  readonly answer: AnswerQuestion
  /** Milliseconds that something took which is not one request. */
  watch(step: string, milliseconds: number): void
}

/** Lawful under the profile, and nobody's in the world. */
export const newKey = 'Vx#7qKz+2w'

/** All steps of the online path up to the page for the new key (P-02 to P-12). Answers the number of its form. */
export async function untilNewKey(browser: Browser, person: Person, around: Surroundings): Promise<string> {
  const { ref, token } = await untilLink(browser, person, around)
  const opened = await browser.open(steps.openLink, `/clave/${ref}`)
  await lead(browser.send(steps.takeLink, `/clave/${ref}`, { f: formNumber(opened), token }), '/clave/nueva')
  return formNumber(await browser.open(steps.keyPage, '/clave/nueva'))
}

/** All steps up to the mail with the link (P-02 to P-10). */
export async function untilLink(browser: Browser, person: Person, around: Surroundings): Promise<MailedLink> {
  await prove(browser, person, around)
  return mailedLink(browser, person, around)
}

export async function setKey(browser: Browser, f: string): Promise<void> {
  await lead(browser.send(steps.setKey, '/clave/nueva', { f, clave: newKey }), '/clave/lista')
}

export async function signIn(browser: Browser, person: Person, f: string): Promise<void> {
  const fields = { f, ruc: person.identifier, sucursal: '0001', clave: newKey }
  await lead(browser.send(steps.signIn, '/entrar', fields), '/cuenta')
}

export const signInForm = async (browser: Browser): Promise<string> =>
  formNumber(await browser.open(steps.signInPage, '/entrar'))

/** The whole way: identified, asked, mailed, the key set, and signed in with it for the first time. */
export async function recover(browser: Browser, person: Person, around: Surroundings): Promise<void> {
  const f = await untilNewKey(browser, person, around)
  await setKey(browser, f)
  await browser.open(steps.done, '/clave/lista')
  await signIn(browser, person, await signInForm(browser))
  await browser.open(steps.account, '/cuenta')
}

/** P-02: from here on there is a case. */
export async function identify(browser: Browser, person: Person): Promise<void> {
  const page = await browser.open(steps.identityPage, '/empresa')
  const humanCheck = await solve(page)
  const typed = { ruc: person.identifier, cedula: person.document, sucursal: '', humanCheck }
  await lead(browser.send(steps.identify, '/empresa', { f: formNumber(page), ...typed }), '/preguntas')
}

async function prove(browser: Browser, person: Person, around: Surroundings): Promise<void> {
  await identify(browser, person)
  const prepare = await browser.open(steps.preparePage, '/preguntas')
  let at = await browser.send(steps.drawQuestions, '/preguntas', { f: formNumber(prepare) })
  while (at !== '/enlace') {
    if (!at.startsWith('/preguntas/')) throw new BenchFault(`the questions led to ${at}`)
    const question = await browser.open(steps.question, at)
    const fields = { f: formNumber(question), ...around.answer(question, person.facts) }
    at = await browser.send(steps.answer, at, fields)
  }
}

/** Asks for the link, and waits for the mail as the page that is shown meanwhile tells people to. */
async function mailedLink(
  browser: Browser,
  person: Person,
  { sink, watch }: Surroundings,
): Promise<MailedLink> {
  const ready = await browser.open(steps.readyPage, '/enlace')
  const mailed = sink.link(person.mail)
  const asked = performance.now()
  await lead(browser.send(steps.askLink, '/enlace', { f: formNumber(ready) }), '/enlace/enviado')
  const arrived = mailed.then((link) => {
    watch(steps.mail, performance.now() - asked)
    return link
  })
  const [link] = await Promise.all([arrived, browser.open(steps.sentPage, '/enlace/enviado')])
  return link
}

/** What the script of P-02 does in the background. */
async function solve(page: string): Promise<string> {
  const text = /data-challenge="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"')
  if (text === undefined) throw new BenchFault('a page without a human check')
  const challenge = JSON.parse(text) as Challenge
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

async function lead(sent: Promise<string>, expected: string): Promise<void> {
  const place = await sent
  if (place !== expected) throw new BenchFault(`led to ${place} instead of ${expected}`)
}
