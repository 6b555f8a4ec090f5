import { createHash } from 'node:crypto'
import { inflate } from '../../../src/adapters/signatures/inflate.ts'
import { nodeCrypto } from '../../../src/adapters/signatures/node-crypto.ts'
import { readSignedFile } from '../../../src/proofs/signatures/domain/read-signed-file.ts'
import { wholeReading } from '../../../src/proofs/signatures/domain/whole-file.ts'
import { appendRevision, type RevisionWish } from '../../../src/entry/demo/sign/revision.ts'
import { readRawPdf } from '../../../src/entry/demo/sign/raw-pdf.ts'
import {
  fillSignature,
  prepareSigning,
  usualRoom,
  writeByteRange,
  type SignWish,
} from '../../../src/entry/demo/sign/sign-pdf.ts'
import { subscriber, type Signing } from './signing.ts'

/** What one revision appends, by number: what stands between `obj` and `endobj`. */
export type Bodies = Map<number, string>

/** Which object is which, in a revision as our signer writes it. */
export interface Roles {
  readonly catalog: number
  readonly page: number
  readonly widget: number
  readonly form: number
  readonly signature: number
  readonly info: number
  /** The root of the tags, the element that gets a child, and that child. */
  readonly tags: number
  readonly parent: number
  readonly element: number
  /** First number that is free. */
  readonly next: number
}

const marks: Readonly<Record<Exclude<keyof Roles, 'next'>, RegExp>> = {
  catalog: /\/Type \/Catalog/,
  page: /\/Type \/Page\b/,
  widget: /\/Subtype \/Widget/,
  form: /\/SigFlags/,
  signature: /\/ByteRange/,
  info: /\/ModDate/,
  tags: /\/Type \/StructTreeRoot/,
  parent: /\/S \/Document/,
  element: /\/S \/Form/,
}

const rangeRoom = '/ByteRange [0 0000000000 0000000000 0000000000]'

/** The code that decides over a request that we issued and somebody signed, and the rule by which it does. */
export function ruleOf(signing: Signing, file: Uint8Array, issued: Buffer): string {
  const { code, signature } = wholeReading(
    readSignedFile(
      {
        file,
        issued: { length: issued.length, sha256: createHash('sha256').update(issued).digest('hex') },
        trust: signing.trust,
        at: signing.at,
      },
      { crypto: nodeCrypto, inflate },
    ),
  )
  return code === undefined ? 'sound' : `${code}: ${String(signature.checks.at(-1)?.facts?.['is'])}`
}

/** A request signed by our signer after somebody had a hand in what the signature covers: only check 3 can notice. */
export function signEdited(
  signing: Signing,
  pdf: Buffer,
  edit: (bodies: Bodies, roles: Roles) => void,
  more: Omit<RevisionWish, 'objects'> = {},
  comment?: string,
  wish: Partial<SignWish> = {},
): Buffer {
  const whole: SignWish = {
    pdf,
    leaf: signing.leaf('good'),
    at: signing.at,
    signerName: subscriber.name,
    ...wish,
  }
  const prepared = prepareSigning(whole)
  const raw = readRawPdf(pdf)
  if (prepared === undefined || raw === undefined) throw new Error('a file of another kind')
  const text = prepared.octets.toString('latin1', pdf.length)
  const bodies: Bodies = new Map(
    [...text.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj\n/g)].map(([, number, body = '']) => [
      Number(number),
      body.replace(/\/ByteRange \[[^\]]*\] */, `${rangeRoom}\n`),
    ]),
  )
  const find = (mark: RegExp): number => [...bodies].find(([, body]) => mark.test(body))?.[0] ?? -1
  const roles = Object.fromEntries(Object.entries(marks).map(([name, mark]) => [name, find(mark)]))
  edit(bodies, { ...(roles as unknown as Roles), next: Math.max(...bodies.keys(), raw.size) + 1 })
  const octets = appendRevision(raw, { objects: [...bodies], ...more }, comment)
  const from = octets.indexOf(`/Contents <${'0'.repeat(64)}`, pdf.length) + '/Contents '.length
  const gap = [from, from + 2 + 2 * usualRoom] as const
  writeByteRange(octets, pdf.length, [0, gap[0], gap[1], octets.length - gap[1]])
  return fillSignature({ octets, gap }, whole)
}

export type Edit = (bodies: Bodies, roles: Roles) => void
/** An entry more in the first dictionary of an object. */
export const withEntry =
  (role: keyof Roles, entry: string): Edit =>
  (bodies, roles) =>
    void bodies.set(roles[role], (bodies.get(roles[role]) ?? '').replace('<<', `<< ${entry} `))
export const replaced =
  (role: keyof Roles, from: string | RegExp, to: string): Edit =>
  (bodies, roles) => {
    const body = bodies.get(roles[role]) ?? ''
    if (body.search(from) === -1) throw new Error(`nothing to replace in ${role}`)
    bodies.set(roles[role], body.replace(from, to))
  }
export const both =
  (...edits: readonly Edit[]): Edit =>
  (bodies, roles) => {
    for (const edit of edits) edit(bodies, roles)
  }
/** A new object, and whatever leads to it. */
export const object =
  (body: string, lead?: (ref: string) => Edit): Edit =>
  (bodies, roles) => {
    bodies.set(roles.next, body)
    lead?.(`${roles.next} 0 R`)(bodies, roles)
  }
