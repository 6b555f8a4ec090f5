import { BlockList, isIP } from 'node:net'

/**
 * Everything that is not the public internet (IANA special-purpose registries, RFC 6890): one’s own machine and network,
 * links, carriers, documentation, tests, tunnels that end anywhere, groups, and what nobody has.
 */
const inner: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]
const blocked = new BlockList()
for (const [network, prefix] of inner)
  blocked.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')
/** Of the other addresses of version 6 none is anybody’s, and those that carry one of version 4 are not needed. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address (no name) is one of the public internet. False for what is no address. */
export function isOutside(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !blocked.check(address, 'ipv4')
  return version === 6 && global6.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}
