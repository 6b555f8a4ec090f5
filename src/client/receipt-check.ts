/**
 * Checks a receipt in the browser, without sending it to anybody: the signature (Ed25519), and that its entry is in the
 * log under a head that the same key signed (RFC 9162, 2.1.3.2). Hook: `data-check-receipt="{public key}"` around a form, a
 * `data-file` with a file field, elements `data-verdict`, and `data-says` with `data-field` for what it says.
 */

export type Verdict = 'proven' | 'unproven' | 'forged' | 'unreadable' | 'unable'
type Fields = Readonly<Record<string, unknown>>
export interface Checked {
  readonly verdict: Verdict
  readonly facts?: Fields
}

const form = /\bclavero-receipt\.([A-Za-z0-9_-]{16,8000})\.([A-Za-z0-9_-]{86})(?![A-Za-z0-9_-])/

/** `text` is anything with a receipt in it; the key is 32 octets in base64url. Sends nothing and throws nothing. */
export async function checkReceipt(text: string, publicKey: string): Promise<Checked> {
  const [, payload, signature] = form.exec(text) ?? []
  if (payload === undefined || signature === undefined) return { verdict: 'unreadable' }
  const key = await keyOf(publicKey)
  if (key === undefined) return { verdict: 'unable' }
  const octets = fromBase64(payload)
  const json = new TextDecoder().decode(octets)
  if (!(await isSigned(key, 'clavero.receipt.1', json, signature))) return { verdict: 'forged' }
  let facts: unknown
  try {
    facts = JSON.parse(json)
  } catch {
    return { verdict: 'unreadable' }
  }
  if (!isFields(facts) || sorted(facts) !== json || !isReceipt(facts)) return { verdict: 'unreadable' }
  if (facts['proof'] === undefined) return { verdict: 'unproven', facts }
  return (await isProven(key, facts)) ? { verdict: 'proven', facts } : { verdict: 'forged' }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isReceipt = (facts: Fields): boolean =>
  (facts['form'] === undefined
    ? facts['act'] === 'keySet' || facts['act'] === 'keyUnblocked'
    : facts['form'] === 'act' && facts['proof'] !== undefined) &&
  ['institution', 'act', 'company', 'ruc', 'at'].every((name) => typeof facts[name] === 'string') &&
  !Number.isNaN(Date.parse(String(facts['at']))) &&
  (typeof facts['caseCode'] === 'string' || (facts['form'] === 'act' && facts['caseCode'] === null)) &&
  isCount(facts['lane']) &&
  isCount(facts['seq']) &&
  isHash(facts['hash'])

async function isProven(key: CryptoKey, facts: Fields): Promise<boolean> {
  const { proof, lane, seq } = facts
  if (!isFields(proof) || !isCount(lane) || !isCount(seq)) return false
  const { micros, subject, size, path, lanes } = proof
  const { head } = proof
  if (!isCount(micros) || !isCount(size) || !isHashes(path) || !isHashes(lanes) || lanes.length !== 4)
    return false
  if (!isFields(head)) return false
  if (subject !== null && typeof subject !== 'string') return false
  // The receipt says milliseconds, the log microseconds.
  if (Math.abs(micros / 1000 - Date.parse(String(facts['at']))) > 1) return false
  const { at, key: keyId, size: all, root, signature } = head
  if (!isHash(root) || typeof signature !== 'string') return false
  const signed = [at, keyId, all, root].map(String).join('\n')
  if (!(await isSigned(key, 'clavero.head.1', signed, signature))) return false
  const entry = [lane, seq, micros, facts['act'], subject, facts['caseCode'] ?? null, facts['hash']]
  const ofLane = await climb(await leaf('clavero.leaf.1', entry), seq - 1, size, path)
  if (ofLane === undefined) return false
  return (await climb(await leaf('clavero.lane.1', [lane, size, ofLane]), lane, 16, lanes)) === root
}

async function climb(
  start: string,
  index: number,
  size: number,
  path: readonly string[],
): Promise<string | undefined> {
  if (index < 0 || index >= size) return undefined
  let [place, last] = [BigInt(index), BigInt(size) - 1n]
  let hash = start
  for (const other of path) {
    if (last === 0n) return undefined
    if (place % 2n === 1n || place === last) {
      hash = await node(other, hash)
      while (place % 2n === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n]
    } else hash = await node(hash, other)
    ;[place, last] = [place >> 1n, last >> 1n]
  }
  return last === 0n ? hash : undefined
}

const leaf = (name: string, fields: readonly unknown[]): Promise<string> => {
  const words = fields.map((field) => (typeof field === 'number' ? String(field) : field))
  const parts = words.map((word) => (typeof word === 'string' ? `${word.length}:${word},` : '-,'))
  return sha256([Uint8Array.of(0), new TextEncoder().encode(`${name},${parts.join('')}`)])
}

const node = (left: string, right: string): Promise<string> =>
  sha256([Uint8Array.of(1), fromHex(left), fromHex(right)])

async function sha256(parts: readonly Uint8Array[]): Promise<string> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', all))
  return [...digest].map((octet) => octet.toString(16).padStart(2, '0')).join('')
}

/** Undefined where the browser knows no Ed25519, or the key is none. */
async function keyOf(publicKey: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64(publicKey), { name: 'Ed25519' }, false, ['verify'])
  } catch {
    return undefined
  }
}

async function isSigned(key: CryptoKey, purpose: string, text: string, signature: string): Promise<boolean> {
  // One signature has one text: of its last character only the octets count that it has.
  if (!/^[A-Za-z0-9_-]{85}[AQgw]$/.test(signature)) return false
  const octets = new TextEncoder().encode(`${purpose}\n${text}`)
  return crypto.subtle.verify('Ed25519', key, fromBase64(signature), octets)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const octets = atob(
    text
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .slice(0, text.length - (text.length % 4 === 1 ? 1 : 0)),
  )
  return Uint8Array.from(octets, (each) => each.charCodeAt(0))
}

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length / 2 }, (_, n) => Number.parseInt(text.slice(n * 2, n * 2 + 2), 16))

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isHashes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= 53 && value.every(isHash)

/** One receipt has one text: fields in alphabetical order, no blanks. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (!isFields(value)) return JSON.stringify(value)
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${sorted(value[name])}`)
  return `{${fields.join(',')}}`
}

/** No receipt of ours comes near it. */
const largest = 2_000_000

function prepare(root: HTMLElement): void {
  const own = root.querySelector('form')
  const box = root.querySelector('textarea')
  const file = root.querySelector<HTMLInputElement>('input[type=file]')
  if (!own || !box) return
  // A saved page begins with saying that it cannot check, for whoever runs no script.
  if (own.hidden) root.querySelectorAll<HTMLElement>('[data-verdict]').forEach((each) => (each.hidden = true))
  own.hidden = false
  root.querySelectorAll<HTMLElement>('[data-private], [data-file]').forEach((each) => (each.hidden = false))
  root.querySelectorAll<HTMLElement>('[data-sent]').forEach((each) => (each.hidden = true))

  const show = ({ verdict, facts }: Checked): void => {
    root
      .querySelectorAll<HTMLElement>('[data-verdict]')
      .forEach((each) => (each.hidden = each.dataset['verdict'] !== verdict))
    const says = root.querySelector<HTMLElement>('[data-says]')
    if (says) says.hidden = facts === undefined
    if (facts) root.querySelectorAll<HTMLElement>('[data-field]').forEach((each) => fill(each, facts))
  }
  const check = async (text: string): Promise<void> =>
    show(await checkReceipt(text, root.dataset['checkReceipt'] ?? ''))
  const checkFile = async (chosen: File): Promise<void> => {
    if (chosen.size > largest) return show({ verdict: 'unreadable' })
    // Latin-1 keeps every octet of a PDF in its place.
    await check(new TextDecoder('latin1').decode(await chosen.arrayBuffer()))
  }

  own.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = file?.files?.[0]
    void (chosen && box.value.trim() === '' ? checkFile(chosen) : check(box.value))
  })
  file?.addEventListener('change', () => {
    const chosen = file.files?.[0]
    if (chosen) void checkFile(chosen)
  })
  root.addEventListener('dragover', (event) => event.preventDefault())
  root.addEventListener('drop', (event) => {
    event.preventDefault()
    const dropped = event.dataTransfer?.files[0]
    if (dropped) void checkFile(dropped)
  })
}

function fill(place: HTMLElement, facts: Fields): void {
  const value = facts[place.dataset['field'] ?? '']
  const text = typeof value === 'string' ? value : '–'
  const names = JSON.parse(place.dataset['acts'] ?? '{}') as Readonly<Record<string, string>>
  const { moment } = place.dataset
  if (moment !== undefined) place.textContent = momentText(text, moment)
  else place.textContent = Object.hasOwn(names, text) ? (names[text] ?? text) : text
}

/** Hours that the clocks of the mainland are ahead of UTC, all year round. */
const mainland = -5

/** `words` have the gaps `{local}` and `{utc}`: the moment of a receipt, in UTC, on the mainland's clock and as it is. */
export function momentText(iso: string, words: string): string {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) return iso
  return words.replace('{local}', wall(at, mainland)).replace('{utc}', wall(at, 0))
}

function wall(at: number, ahead: number): string {
  const [, year, month, day, time] =
    /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(new Date(at + ahead * 3_600_000).toISOString()) ?? []
  return `${day}/${month}/${year}, ${time}`
}

if (typeof document !== 'undefined') {
  document.querySelectorAll<HTMLElement>('[data-check-receipt]').forEach(prepare)
}
