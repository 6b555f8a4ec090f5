const escapes: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
])

const isOctal = (octet: number | undefined): octet is number =>
  octet !== undefined && octet >= 0x30 && octet <= 0x37

/** Value of a hexadecimal digit, 0 … 15; -1 for what is none. */
export function hexDigit(octet: number | undefined): number {
  if (octet === undefined) return -1
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30
  const letter = octet | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** What a text says, given as it stands with its `(…)` or `<…>` (ISO 32000-1, 7.3.4). Never throws. */
export function textOctets(raw: Uint8Array): Uint8Array {
  return raw[0] === 0x3c ? hexOctets(raw) : literalOctets(raw)
}

function hexOctets(raw: Uint8Array): Uint8Array {
  const octets = new Uint8Array(raw.length >> 1)
  let digits = 0
  for (const octet of raw) {
    const digit = hexDigit(octet)
    if (digit === -1) continue
    // A last digit without its pair counts as if a zero followed.
    octets[digits >> 1] = (octets[digits >> 1] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit)
    digits += 1
  }
  return octets.subarray(0, (digits + 1) >> 1)
}

function literalOctets(raw: Uint8Array): Uint8Array {
  const octets = new Uint8Array(raw.length)
  let length = 0
  const end = raw.length - 1
  for (let at = 1; at < end; at += 1) {
    let octet = raw[at] ?? 0
    if (octet === 0x0d) {
      // An end of line is one line feed, however it is written.
      if (raw[at + 1] === 0x0a) at += 1
      octet = 0x0a
    } else if (octet === 0x5c) {
      at += 1
      octet = raw[at] ?? 0
      if (octet === 0x0d || octet === 0x0a) {
        if (octet === 0x0d && raw[at + 1] === 0x0a) at += 1
        continue
      }
      if (isOctal(octet)) {
        let code = octet - 0x30
        for (let more = 0; more < 2; more += 1) {
          const next = raw[at + 1]
          if (!isOctal(next)) break
          code = code * 8 + next - 0x30
          at += 1
        }
        octet = code & 0xff
      } else octet = escapes.get(octet) ?? octet
    }
    octets[length] = octet
    length += 1
  }
  return octets.subarray(0, length)
}
