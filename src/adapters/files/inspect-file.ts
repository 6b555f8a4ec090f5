import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { InspectedFile, InspectionRefusal } from '../../proofs/dossier/domain/file-limits.ts'
import { isArchive } from './is-archive.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPdf } from './read-pdf.ts'
import { pngSignature, readPng } from './read-png.ts'
import { RefusedFile } from './refuse.ts'

/**
 * What a file is, by its content alone (ATK-52): one of three kinds, whole from its first octet to its last.
 * Names and what a browser says about it are not asked. Runs in a process of its own (`inspector.ts`).
 */
export async function readFileContent(
  content: Uint8Array,
): Promise<Outcome<InspectedFile, InspectionRefusal>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  try {
    const inspected = await inspectedFile(bytes)
    if (inspected === undefined || isArchive(inspected.content)) return refused('type')
    return ok(inspected)
  } catch (fault) {
    if (fault instanceof RefusedFile) return refused(fault.refusal)
    // Read over the end of what there is: not whole.
    if (fault instanceof RangeError) return refused('type')
    throw fault
  }
}

async function inspectedFile(bytes: Buffer): Promise<InspectedFile | undefined> {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') {
    const { pages, active } = await readPdf(bytes)
    return { type: 'pdf', pages, active, content: bytes }
  }
  if (bytes.subarray(0, 8).equals(pngSignature))
    return { type: 'png', pages: 1, active: false, content: await readPng(bytes) }
  if (bytes.length > 3 && bytes.readUInt16BE(0) === 0xffd8)
    return { type: 'jpeg', pages: 1, active: false, content: readJpeg(bytes) }
  return undefined
}
