import { documentRules, type DocumentKind } from '../../src/proofs/dossier/domain/documents.ts'
import { loadDossier } from '../../src/proofs/dossier/app/load-dossier.ts'
import { stateOf } from '../../src/proofs/dossier/domain/dossier.ts'
import type { Decision, ResetId } from '../../src/desk/domain/reset-request.ts'
import { calendarOf } from '../../src/kernel/civil-day.ts'
import { caseOf, counterAt, dayOn, type Officer } from './counter.ts'
import type { Service } from './service.ts'

/** The pages of a case at the desk, as the officer's browser has them. */
const page = (code: string, part = ''): string => `/interno/casos/${code}${part}`

/** From the reception to the case in hand. */
export async function receive({ browser }: Officer, code: string, scanned = code): Promise<void> {
  await browser.open('/interno/recepcion')
  await browser.submit('/interno/recepcion', { codigo: scanned })
  await browser.submit(page(code, '/tomar'))
}

export async function askRegistriesOnPage({ browser }: Officer, code: string): Promise<void> {
  await browser.open(page(code, '/documentos'))
  await browser.submit(page(code, '/registros'))
}

/** The boxes of the day on a paper that is fit to be taken. */
export function dayTyped(kind: DocumentKind, ago = 0): Readonly<Record<string, string>> {
  const day = dayOn(kind, ago)
  if (day === null) return {}
  const on = calendarOf(day)
  return { 'fecha-day': `${on.day}`, 'fecha-month': `${on.month}`, 'fecha-year': `${on.year}` }
}

/** Ticks every point of a paper and says what was looked at. */
export async function checkOnPage(
  { browser }: Officer,
  code: string,
  kind: DocumentKind,
  typed: Readonly<Record<string, string>> = {},
): Promise<void> {
  const points = Object.fromEntries(documentRules[kind].points.map((point) => [`punto.${point}`, point]))
  await browser.open(page(code, '/documentos'))
  await browser.submit(page(code, `/documentos/${kind}`), {
    ...points,
    resultado: 'ok',
    original: 'si',
    ...dayTyped(kind),
    ...typed,
  })
}

/** Every paper that no registry has made needless. */
export async function checkAllOnPages(service: Service, officer: Officer, code: string): Promise<void> {
  await askRegistriesOnPage(officer, code)
  const { documents } = await loadDossier(counterAt(service), await caseOf(service, code))
  for (const one of documents) if (stateOf(one) !== 'skip') await checkOnPage(officer, code, one.kind)
}

export async function confirmOnPage({ browser }: Officer, code: string, resultado = 'confirmed') {
  await browser.open(page(code, '/identidad'))
  return browser.submit(page(code, '/identidad'), {
    resultado,
    'punto.face': 'si',
    'punto.questions': 'si',
    // Asked of whoever gets a first key and has not agreed online.
    ...(browser.page.html.includes('punto.agreement') ? { 'punto.agreement': 'si' } : {}),
  })
}

export async function askOnPage({ browser }: Officer, code: string, motivo = 'lostKey', nota = '') {
  await browser.open(page(code, '/reinicio'))
  // There is a note only where somebody approves the request, and reads it.
  return browser.submit(page(code, '/reinicio'), { motivo, ...(nota !== '' && { nota }) })
}

/** Opens the approval of this case from the list. */
export async function openApproval({ browser }: Officer, code: string): Promise<ResetId> {
  await browser.open('/interno/aprobaciones')
  await browser.follow(code)
  return browser.page.path.split('/').at(-1) as ResetId
}

/** Decides with the passkey in hand, as the script of the page does. */
export async function decideOnPage(
  { browser, device }: Officer,
  id: ResetId,
  decision: Decision | '',
  motivo = '',
  shown = device,
) {
  const options = (await browser.ask(`/interno/aprobaciones/${id}/reto`)).body
  return browser.submit(`/interno/aprobaciones/${id}`, { decision, motivo, llave: shown.show(options) })
}
