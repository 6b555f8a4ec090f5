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

/** DER of a `.p7m` that carries this document, without anybody's signature: what is inside is what is asked. */
export function wrappedDer(content: Uint8Array): Buffer {
  const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
    const body = Buffer.concat(parts)
    const { length } = body
    const size = length < 0x80 ? [length] : lengthOctets(length)
    return Buffer.concat([Buffer.from([tag, ...size]), body])
  }
  const lengthOctets = (length: number): readonly number[] => {
    const hex = length.toString(16)
    const octets = [...Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]
    return [0x80 + octets.length, ...octets]
  }
  const oid = (last: number) => Buffer.from([0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last])
  const info = der(0x30, oid(1), der(0xa0, der(0x04, content)))
  const signed = der(0x30, der(0x02, Buffer.from([1])), der(0x31), info, der(0x31))
  return der(0x30, oid(2), der(0xa0, signed))
}
