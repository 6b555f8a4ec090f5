const escapes: ReadonlyMap<number, number> = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
])

const isOctal = (octet: number | undefined): octet is number =>
  octet !== undefined && octet >= 0x30 && octet <= 0x37

/** Value of an octet that is a blank, in the table of digits. */
const blank = 16
/** Value of each octet as a hexadecimal digit, 0 … 15; -1 for what is none. A table, since there are 32,000 in a signature. */
const digitValues = new Int8Array(256).fill(-1)
for (let value = 0; value < 16; value += 1) {
  const digit = value.toString(16)
  digitValues[digit.charCodeAt(0)] = value
  digitValues[digit.toUpperCase().charCodeAt(0)] = value
}
for (const octet of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) digitValues[octet] = blank

/** Where the digits and blanks end that begin at that octet. */
export function endOfDigits(octets: Uint8Array, from: number): number {
  const { length } = octets
  let at = from
  while (at < length && (digitValues[octets[at] ?? 0] ?? -1) !== -1) at += 1
  return at
}

/** What `<…>` says, if it is pairs of digits with nothing between them; undefined for any other text. Never throws. */
export function pairsOctets(raw: Uint8Array): Uint8Array | undefined {
  if (raw[0] !== 0x3c || raw.at(-1) !== 0x3e || raw.length % 2 === 1) return undefined
  const octets = new Uint8Array((raw.length - 2) / 2)
  for (let n = 0; n < octets.length; n += 1) {
    const high = digitValues[raw[2 * n + 1] ?? 0] ?? -1
    const low = digitValues[raw[2 * n + 2] ?? 0] ?? -1
    // Neither a blank nor anything else.
    if (((high | low) & ~0xf) !== 0) return undefined
    octets[n] = (high << 4) | low
  }
  return octets
}

/** What a text says, given as it stands with its `(…)` or `<…>` (ISO 32000-1, 7.3.4). Never throws. */
export function textOctets(raw: Uint8Array): Uint8Array {
  return raw[0] === 0x3c ? hexOctets(raw) : literalOctets(raw)
}

function hexOctets(raw: Uint8Array): Uint8Array {
  const octets = new Uint8Array(raw.length >> 1)
  let digits = 0
  for (const octet of raw) {
    const digit = digitValues[octet] ?? -1
    if (digit === -1 || digit === blank) continue
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
