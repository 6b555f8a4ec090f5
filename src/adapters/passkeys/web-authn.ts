import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PasskeyVerifier, Verified } from '../../staff/app/ports.ts'

export interface RelyingParty {
  /** Scheme, name and port. What a browser says of itself is held against this. */
  readonly origin: string
  /** What the person's device shows beside the passkey. */
  readonly name: string
  /** Seconds that a browser waits for the person. */
  readonly patience: number
}

/**
 * Read when the first of the staff comes: it is more than a hundred files, and an employer's page does not wait
 * for them.
 */
async function library() {
  const [ceremonies, { decodeAttestationObject, isoBase64URL }] = await Promise.all([
    import('@simplewebauthn/server'),
    import('@simplewebauthn/server/helpers'),
  ])
  return { ...ceremonies, decodeAttestationObject, isoBase64URL }
}

/** ES256, EdDSA, RS256 (COSE): what authenticators make. */
const algorithms = [-7, -8, -257]

/**
 * Passkeys by WebAuthn. Origin and relying party come from the configuration alone, user verification is
 * demanded of the authenticator and checked in what it signed (CHANNELS 1.6).
 */
export function webAuthn({ origin, name, patience }: RelyingParty): PasskeyVerifier {
  const rpID = new URL(origin).hostname
  const timeout = patience * 1000
  const expected = (challenge: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  })

  return {
    async registration(challenge, member) {
      const { generateRegistrationOptions, isoBase64URL } = await library()
      const options = await generateRegistrationOptions({
        rpName: name,
        rpID,
        userID: new Uint8Array(Buffer.from(member.id)),
        userName: member.name,
        userDisplayName: member.name,
        challenge: isoBase64URL.toBuffer(challenge),
        timeout,
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: algorithms,
      })
      return JSON.stringify(options)
    },
    async assertion(challenge) {
      const { generateAuthenticationOptions, isoBase64URL } = await library()
      const options = await generateAuthenticationOptions({
        rpID,
        challenge: isoBase64URL.toBuffer(challenge),
        timeout,
        userVerification: 'required',
      })
      return JSON.stringify(options)
    },
    register: (raw, challenge) =>
      judged(async () => {
        const { verifyRegistrationResponse, decodeAttestationObject, isoBase64URL } = await library()
        const response = JSON.parse(raw) as RegistrationResponseJSON
        const attestation = decodeAttestationObject(
          isoBase64URL.toBuffer(response.response.attestationObject),
        )
        // None was asked for. A chain that nobody anchors proves nothing, so none is read (GHSA-6hxq-p678-4hr2).
        if (attestation.get('fmt') !== 'none') return bad('an attestation that was not asked for')
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          ...expected(challenge),
          response,
          supportedAlgorithmIDs: algorithms,
        })
        if (!verified) return bad('not verified')
        const { credential, aaguid, credentialDeviceType, credentialBackedUp } = registrationInfo
        return {
          is: 'good',
          value: {
            id: credential.id,
            publicKey: credential.publicKey,
            counter: credential.counter,
            backupEligible: credentialDeviceType === 'multiDevice',
            backedUp: credentialBackedUp,
            transports: transportsOf(credential.transports),
            aaguid,
          },
        }
      }),
    read(raw) {
      const response = parsed(raw) as Partial<AuthenticationResponseJSON> | null | undefined
      if (typeof response?.id !== 'string' || !idForm.test(response.id)) return undefined
      const handle: unknown = response.response?.userHandle
      return {
        passkeyId: response.id,
        userHandle: typeof handle === 'string' ? Buffer.from(handle, 'base64url').toString() : undefined,
        raw,
      }
    },
    assert: (shown, challenge, held) =>
      judged(async () => {
        const { verifyAuthenticationResponse } = await library()
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...expected(challenge),
          response: JSON.parse(shown.raw) as AuthenticationResponseJSON,
          credential: { id: held.id, publicKey: new Uint8Array(held.publicKey), counter: held.counter },
        })
        if (!verified) return bad('the signature does not match')
        const { newCounter, credentialBackedUp } = authenticationInfo
        return { is: 'good', value: { counter: newCounter, backedUp: credentialBackedUp } }
      }),
  }
}

/** What an authenticator calls a passkey: 1,023 octets at most (WebAuthn 3, section 4), in base64url. */
const idForm = /^[\w-]{2,1364}$/

const bad = (why: string) => ({ is: 'bad', why }) as const

/** The library throws for whatever is not as it should be; what a browser sends is never a fault of ours. */
async function judged<T>(judge: () => Promise<Verified<T>>): Promise<Verified<T>> {
  try {
    return await judge()
  } catch (fault) {
    return bad(fault instanceof Error ? fault.message.slice(0, 300) : 'unreadable')
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

/** Said by the browser, unsigned: words of a closed form only. */
const transportsOf = (said: unknown): readonly string[] =>
  Array.isArray(said)
    ? said
        .filter((word): word is string => typeof word === 'string' && /^[a-z-]{2,20}$/.test(word))
        .slice(0, 8)
    : []
