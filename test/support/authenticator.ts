import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** What the service asks of a passkey, as far as an authenticator reads it. */
interface Options {
  readonly challenge: string
  readonly rp?: { readonly id: string }
  readonly rpId?: string
  readonly user?: { readonly id: string }
}

/** Where this one lies, for tests of what must be refused. */
export interface Lie {
  readonly challenge?: string
  readonly origin?: string
  readonly rpId?: string
  /** False: neither finger nor PIN was asked for. */
  readonly verified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  readonly type?: string
  /** An attestation nobody asked for. */
  readonly fmt?: string
}

export interface Authenticator {
  /** Makes a passkey, as the JSON that a browser hands on. */
  make(options: string, lie?: Lie): string
  /** Shows it. */
  show(options: string, lie?: Lie): string
  /** A copy of its memory, which goes on counting by itself from here. */
  clone(): Authenticator
}

const flag = { present: 1, verified: 4, attested: 64 }
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** An authenticator in software: real keys, real ES256 signatures, one passkey, a counter that rises. */
export function authenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return memory({ origin, privateKey, publicKey, id: randomBytes(16), user: '', counter: 0 })
}

interface Memory {
  readonly origin: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly id: Uint8Array
  user: string
  counter: number
}

function memory(held: Memory): Authenticator {
  const authData = (rpId: string, { verified = true, counter }: Lie, more: Uint8Array, flags = 0): Buffer => {
    const head = Buffer.alloc(5)
    head[0] = flag.present | (verified ? flag.verified : 0) | flags
    head.writeUInt32BE(counter ?? (held.counter += 1), 1)
    return Buffer.concat([sha256(rpId), head, more])
  }
  const clientData = (type: string, challenge: string, lie: Lie): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? held.origin,
        crossOrigin: false,
      }),
    )
  const credential = { id: base64url(held.id), rawId: base64url(held.id), type: 'public-key' }

  return {
    make(text, lie = {}) {
      const { challenge, rp, user } = JSON.parse(text) as Options
      held.user = user?.id ?? ''
      const length = Buffer.alloc(2)
      length.writeUInt16BE(held.id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, held.id, coseOf(held.publicKey)])
      const data = authData(lie.rpId ?? rp?.id ?? '', lie, attested, flag.attested)
      const fmt = lie.fmt ?? 'none'
      const object = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText(fmt),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(data),
      ])
      return JSON.stringify({
        ...credential,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, lie)),
          attestationObject: base64url(object),
          transports: ['internal'],
        },
      })
    },
    show(text, lie = {}) {
      const { challenge, rpId } = JSON.parse(text) as Options
      const data = authData(lie.rpId ?? rpId ?? '', lie, Buffer.alloc(0))
      const client = clientData('webauthn.get', challenge, lie)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), held.privateKey)
      return JSON.stringify({
        ...credential,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          userHandle: lie.userHandle ?? held.user,
        },
      })
    },
    clone: () => memory({ ...held }),
  }
}

/** A P-256 key as COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053, 7.1.1). */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ])
}

const cborText = (text: string): Buffer => Buffer.from([0x60 | text.length, ...Buffer.from(text)])

const cborBytes = (bytes: Uint8Array): Buffer =>
  Buffer.concat([
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]),
    bytes,
  ])
