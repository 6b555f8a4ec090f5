import { hash } from 'node:crypto'
import { pieceBytes } from '../../../src/proofs/dossier/domain/file-limits.ts'
import type { Answered, Visitor, Visited } from '../visitor.ts'

const boundary = '----clavero-test-boundary'

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
  return sendFile(visitor, path, sent)
}

/** Sends a file by the form with this address on the page that is open. */
export async function sendFile<S extends Visited>(
  visitor: Visitor<S>,
  action: string,
  sent: Sent,
): Promise<Answered> {
  const { f = '' } = await visitor.filled(action)
  const { type, body } = multipartOf(f, sent)
  return visitor.ask(action, { method: 'POST', headers: { 'content-type': type }, body })
}

/** A form of fields, and of a file at its end. */
export function formOf(fields: Readonly<Record<string, string>>, file?: Buffer) {
  const head = Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')
  const parts =
    file === undefined
      ? []
      : [
          Buffer.from(
            `--${boundary}\r\nContent-Disposition: form-data; name="archivo"; filename="parte"\r\nContent-Type: application/octet-stream\r\n\r\n`,
          ),
          file,
          Buffer.from('\r\n'),
        ]
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), ...parts, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

/** What the script of P-91 does, step by step, so that each may go wrong. */
export function pieceByPiece<S extends Visited>(
  visitor: Visitor<S>,
  code: string,
  kind: string,
  content: Buffer,
) {
  const page = `/caso/${code}/documentos/${kind}`
  const huella = hash('sha256', content)
  let f = ''
  /** The form of a piece as it goes over the wire. */
  const pieceAt = (from: number, fields: Readonly<Record<string, string>> = {}) =>
    formOf(
      { f, huella, largo: String(content.length), desde: String(from), ...fields },
      content.subarray(from, from + pieceBytes),
    )
  return {
    page,
    pieceAt,
    /** Opens the page anew. @returns where the file goes on, by what the page says. */
    async open(): Promise<number> {
      await visitor.open(page)
      f = (await visitor.filled(page))['f'] ?? ''
      const [, digest] = /data-digest="(\w+)"/.exec(visitor.page.html) ?? []
      const [, next] = /data-next="(\d+)"/.exec(visitor.page.html) ?? []
      return digest === huella ? Number(next) : 0
    },
    send(from: number, fields: Readonly<Record<string, string>> = {}): Promise<Answered> {
      const { type, body } = pieceAt(from, fields)
      return visitor.ask(`${page}/parte`, { method: 'POST', headers: { 'content-type': type }, body })
    },
    finish(fields: Readonly<Record<string, string>> = {}): Promise<Answered> {
      const { type, body } = formOf({ f, huella, nombre: 'carta.pdf', ...fields })
      return visitor.ask(page, { method: 'POST', headers: { 'content-type': type }, body })
    },
  }
}
