/**
 * Addresses of a certificate that may be asked: of http and https, whose host its authority’s entry allows. Compared as
 * the name or number alone, whatever the port; never by the end of a name.
 */
export const allowedAddresses = (
  addresses: readonly string[],
  allowedHosts: readonly string[],
): readonly string[] => addresses.filter((address) => allowedHosts.includes(hostOf(address) ?? ''))

/** Undefined for what is no plain address of http or https: no name before the host, no blank, no sign of another kind. */
export function hostOf(address: string): string | undefined {
  const found = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?][!-~]*)?$/i.exec(address)
  return found?.[1]?.toLowerCase()
}
