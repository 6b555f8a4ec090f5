import { describe, expect, it } from 'vitest'
import { firstLook, mostSignedBytes } from './first-look.ts'

const text = (words: string) => new TextEncoder().encode(words)
const signedData = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]

describe('the first look at a file', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a PDF', text('%PDF-1.7\n'), 'pdf'],
    ['a PDF that does not begin at its first octet', text(' %PDF-1.7\n'), 'other'],
    ['XML', text('<?xml version="1.0"?>'), 'xml'],
    ['XML after its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...text('\n<factura>')]), 'xml'],
    ['a page', text('<!doctype html>'), 'xml'],
    ['an archive', text('PK\u0003\u0004'), 'other'],
    ['a key file in DER', Uint8Array.from([0x30, 0x82, 0x0a, 0x00, 0x02, 0x01, 0x03, 0x30]), 'key'],
    ['a key file in BER, its length left open', Uint8Array.from([0x30, 0x80, 0x02, 0x01, 0x03, 0x30]), 'key'],
    ['a short key file', Uint8Array.from([0x30, 0x05, 0x02, 0x01, 0x03, 0x30, 0x00]), 'key'],
    ['a key store of Java', Uint8Array.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]), 'key'],
    ['a private key in text', text('-----BEGIN ENCRYPTED PRIVATE KEY-----\n'), 'key'],
    ['a private key after its attributes', text('Bag Attributes\n-----BEGIN RSA PRIVATE KEY-----'), 'key'],
    ['signed data', Uint8Array.from([0x30, 0x82, 0x01, 0x00, ...signedData, 0xa0]), 'cms'],
    ['a certificate', Uint8Array.from([0x30, 0x82, 0x01, 0x00, 0x30, 0x82, 0x00, 0xe0]), 'other'],
  ] as const)('knows %s', (_, octets, is) => {
    expect(firstLook(octets)).toBe(is)
  })

  it('refuses one octet more than five megabytes, and knows a key among them', () => {
    const full = new Uint8Array(mostSignedBytes)
    full.set(text('%PDF-'))
    expect(firstLook(full)).toBe('pdf')
    const more = new Uint8Array(mostSignedBytes + 1)
    more.set(text('%PDF-'))
    expect(firstLook(more)).toBe('big')
    more.set([0x30, 0x83, 0x50, 0x00, 0x00, 0x02, 0x01, 0x03])
    expect(firstLook(more)).toBe('key')
  })
})
