/** Read over the telephone: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random octets a request id takes. */
export const requestIdBytes = 8

/**
 * The number a person is told when something of ours broke, and that every line about the request carries: 8
 * letters and digits, alike in no two processes. Never taken from a header.
 * @throws RangeError for fewer octets than it takes
 */
export const requestIdFrom = (random: Uint8Array): string => {
  if (random.length < requestIdBytes)
    throw new RangeError(`a request id takes ${requestIdBytes} random octets`)
  return Array.from(random.subarray(0, requestIdBytes), (octet) => alphabet.charAt(octet & 31)).join('')
}
