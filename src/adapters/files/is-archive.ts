/** The last record of a ZIP archive (APPNOTE 4.3.16), and the furthest from its end at which it may begin. */
const endRecord = Buffer.from('PK\u0005\u0006', 'latin1')
const furthest = 65_535 + 22

/**
 * Whether a file is an archive as well, for whoever reads it from behind: its list lies before the record that ends it,
 * on one disk and with at least one entry (ATK-52).
 */
export function isArchive(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const from = Math.max(0, bytes.length - furthest)
  for (let at = bytes.indexOf(endRecord, from); at !== -1; at = bytes.indexOf(endRecord, at + 1)) {
    if (at + 22 > bytes.length) return false
    const [disk, first, entries, all] = [4, 6, 8, 10].map((n) => bytes.readUInt16LE(at + n))
    if (disk === 0 && first === 0 && all !== 0 && entries === all) return true
  }
  return false
}
