import type { Judgement } from '../domain/judgement.ts'

/** A verdict as it lies in its column: certificates in base64, everything else as it is. */
export type StoredJudgement = Omit<Judgement, 'evidence'> & {
  readonly evidence: Omit<Judgement['evidence'], 'chain'> & { readonly chain: readonly string[] }
}

export const toStored = (judgement: Judgement): string =>
  JSON.stringify({
    ...judgement,
    evidence: {
      ...judgement.evidence,
      chain: judgement.evidence.chain.map((octets) => Buffer.from(octets).toString('base64')),
    },
  } satisfies StoredJudgement)

export const fromStored = (stored: StoredJudgement): Judgement => ({
  ...stored,
  // JSON leaves out what is undefined.
  sub: stored.sub ?? undefined,
  code: stored.code ?? undefined,
  signer: stored.signer && { ...stored.signer, cedula: stored.signer.cedula, ruc: stored.signer.ruc },
  evidence: {
    fileSha256: stored.evidence.fileSha256,
    signatureSha256: stored.evidence.signatureSha256 ?? undefined,
    revocation: stored.evidence.revocation,
    trustVersion: stored.evidence.trustVersion,
    judgeVersion: stored.evidence.judgeVersion,
    chain: stored.evidence.chain.map((text) => Buffer.from(text, 'base64')),
  },
})
