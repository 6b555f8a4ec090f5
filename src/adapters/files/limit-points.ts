import { mostPixels, mostSide } from '../../proofs/dossier/domain/file-limits.ts'
import { refuse } from './refuse.ts'

/** Throws `RefusedFile` for a picture that has more points than anybody reads (ATK-53). */
export function limitPoints(width: number, height: number): void {
  if (width > mostSide || height > mostSide || width * height > mostPixels) refuse('deep')
}
