import type { Colleague } from './staff.ts'
import type { Member } from './members.ts'
import { caseCodeOn } from './recover.ts'
import type { Service } from './service.ts'
import { issued, sendSigned, standInSigned, uploadOf, type StandIn } from './signed.ts'
import { visit, type Visitor } from './visitor.ts'

export const reviewPath = (code: string, more = ''): string => `/interno/solicitudes/${code}${more}`

/** Somebody whose signed request waits for an officer. */
export interface WaitingRequest {
  readonly ana: Visitor
  readonly company: Member
  readonly code: string
  readonly uploadId: string
  readonly file: Buffer
}

export async function waitingRequest(
  service: Service,
  said: StandIn = {},
  {
    company = service.fresh(),
    pide = 'clave',
    file: made,
  }: {
    readonly company?: Member
    readonly pide?: string
    /** Made of what was issued, where it is no stand-in. */
    readonly file?: (issued: Buffer) => Buffer
  } = {},
): Promise<WaitingRequest> {
  const ana = visit(service)
  const document = await issued(ana, company, { pide })
  const code = caseCodeOn(ana)
  const file = made?.(document) ?? standInSigned(document, { cedula: company.document, ...said })
  await sendSigned(ana, file)
  const upload = await uploadOf(service, company)
  if (upload?.state !== 'staff') throw new Error(`it waits for nobody: ${upload?.state} ${upload?.code}`)
  return { ana, company, code, uploadId: upload.id, file }
}

/** Opens S-11, takes it, and leaves the page open. */
export async function takeReview(
  { browser }: Colleague,
  { code }: Pick<WaitingRequest, 'code'>,
): Promise<void> {
  await browser.open(reviewPath(code))
  await browser.submit(reviewPath(code, '/tomar'))
}

export async function askToAccept(
  { browser }: Colleague,
  { code }: Pick<WaitingRequest, 'code'>,
  porque = 'Las firmas son de quien representa a la empresa.',
) {
  await browser.open(reviewPath(code))
  return browser.submit(reviewPath(code, '/aceptar'), { porque })
}

/** Opens S-11 and shows the passkey: what is left is to press the button. */
export async function readyToDecide(
  { browser, device }: Colleague,
  { code }: Pick<WaitingRequest, 'code'>,
): Promise<string> {
  await browser.open(reviewPath(code))
  return device.show((await browser.ask(reviewPath(code, '/reto'))).body)
}

/** Decides with the passkey in hand, as the script of the page does. */
export async function decideReview(
  colleague: Colleague,
  one: Pick<WaitingRequest, 'code'>,
  decision: string,
  observaciones = '',
) {
  const llave = await readyToDecide(colleague, one)
  return colleague.browser.submit(reviewPath(one.code, '/decidir'), { decision, observaciones, llave })
}

/**
 * Requests that wait for an officer, since nobody has confirmed the authority of who signed: one that nobody has in hand,
 * one for `reviewer` to judge, and one that somebody else would accept. @returns the codes of their cases, and the acceptance.
 */
export async function requestsThatWait(
  service: Service,
  reviewer: string,
  other: string,
): Promise<{ readonly codes: readonly string[]; readonly acceptance: string }> {
  const free = await waitingRequest(service, { provisional: true })
  const one = await waitingRequest(service, { provisional: true })
  const asked = await waitingRequest(service, { provisional: true })
  for (const [{ uploadId }, by] of [
    [one, reviewer],
    [asked, other],
  ] as const)
    await service.db.pool.query(
      `insert into signed_review (employer_id, case_id, upload_id, taken_by, taken_at)
       select employer_id, case_id, id, $2, clock_timestamp() from signed_upload where id = $1`,
      [uploadId, by],
    )
  const { rows } = await service.db.pool.query<{ id: string }>(
    `insert into signed_acceptance (employer_id, case_id, id, upload_id, requested_by, reason, digest)
     select employer_id, case_id, gen_random_uuid(), id, $2, 'Se puede aceptar', sha256('x') from signed_upload
      where id = $1 returning id`,
    [asked.uploadId, other],
  )
  return { codes: [free.code, one.code, asked.code], acceptance: rows[0]?.id ?? '' }
}
