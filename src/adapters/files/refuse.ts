import type { InspectionRefusal } from '../../proofs/dossier/domain/file-limits.ts'

/** Thrown by the readers below, and answered as a refusal in one place (`inspectFile`). */
export class RefusedFile extends Error {
  readonly refusal: InspectionRefusal
  constructor(refusal: InspectionRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

export function refuse(refusal: InspectionRefusal): never {
  throw new RefusedFile(refusal)
}
