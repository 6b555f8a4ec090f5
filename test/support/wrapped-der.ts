/** DER of a `.p7m` that carries this document, without anybody's signature: what is inside is what is asked. */
export function wrappedDer(content: Uint8Array): Buffer {
  const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
    const body = Buffer.concat(parts)
    const { length } = body
    const size = length < 0x80 ? [length] : lengthOctets(length)
    return Buffer.concat([Buffer.from([tag, ...size]), body])
  }
  const lengthOctets = (length: number): readonly number[] => {
    const hex = length.toString(16)
    const octets = [...Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')]
    return [0x80 + octets.length, ...octets]
  }
  const oid = (last: number) => Buffer.from([0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last])
  const info = der(0x30, oid(1), der(0xa0, der(0x04, content)))
  const signed = der(0x30, der(0x02, Buffer.from([1])), der(0x31), info, der(0x31))
  return der(0x30, oid(2), der(0xa0, signed))
}
