import type { Answered, Visitor, Visited } from '../visitor.ts'

export interface Sent {
  readonly name?: string
  readonly type?: string
  readonly content: Buffer | string
  /** What stands behind `filename=`, as it is. */
  readonly rawName?: string
}

/** The body of a form with a file, as a browser writes it, and its content type. */
export function multipartOf(
  f: string,
  { name = 'carta.pdf', type = 'application/pdf', content, rawName }: Sent,
) {
  const boundary = '----clavero-test-boundary'
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="f"\r\n\r\n${f}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="archivo"; filename=${rawName ?? JSON.stringify(name)}\r\n` +
    `Content-Type: ${type}\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

/** Opens the page of a document and sends a file from it. */
export async function upload<S extends Visited>(
  visitor: Visitor<S>,
  code: string,
  kind: string,
  sent: Sent,
): Promise<Answered> {
  const path = `/caso/${code}/documentos/${kind}`
  await visitor.open(path)
  const { f = '' } = await visitor.filled(path)
  const { type, body } = multipartOf(f, sent)
  return visitor.ask(path, { method: 'POST', headers: { 'content-type': type }, body })
}
