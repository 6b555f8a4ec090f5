import { isIP } from 'node:net'

/**
 * The network that counters are kept for: an IPv4 address, or the /64 of an IPv6 one, which is what one
 * subscriber has (ATK-23). A family of addresses inside one home shares one budget, and so do all of whom
 * nobody knows any more where they came from.
 */
export function networkOf(address = 'unknown'): string {
  const plain = address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
  if (isIP(plain) === 4) return plain
  if (isIP(plain) !== 6) return 'unknown'
  return `${expand(plain).slice(0, 4).join(':')}::/64`
}

function expand(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) =>
    Number.parseInt(group, 16).toString(16),
  )
}
