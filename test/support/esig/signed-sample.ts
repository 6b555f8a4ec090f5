import { createHash } from 'node:crypto'
import { explicit, octetString, sequence } from '../../../src/entry/demo/authority/der-writer.ts'
import { childrenOf, readDer } from '../../../src/proofs/signatures/domain/der.ts'

/**
 * A file signed once by the writers of the demonstration, so that whatever is bent from it is the same in every run. The
 * keys were thrown away.
 */
const octets = (text: string): Buffer => Buffer.from(text, 'base64')

/** When the certificates in it are valid: milliseconds. */
export const sampleAt = 1795991633000

/** Octets of the file before it was signed: a page with nothing on it. */
export const sampleIssued = 334

/** Octets of the place that is kept for the signature. */
const room = 2_400

/** The authority that issued the signer’s certificate. */
export const sampleIssuer = octets(`
MIIDrDCCApSgAwIBAgIQTR/B1w4fte8RATF6kPlMYDANBgkqhkiG9w0BAQsFADBLMQswCQYDVQQGEwJFQzEiMCAGA1UECgwZQVVUT1JJREFEIFJBSV
ogREUgRUpFTVBMTzEYMBYGA1UEAwwPUkFJWiBERSBFSkVNUExPMB4XDTI2MTEyODIyMzM1M1oXDTM2MTEyNjIyMzM1M1owcTELMAkGA1UEBhMCRUMx
LTArBgNVBAoMJEVOVElEQUQgREUgQ0VSVElGSUNBQ0lPTiBFSkVNUExPIFNVUjEzMDEGA1UEAwwqU1VCQ0EgRU5USURBRCBERSBDRVJUSUZJQ0FDSU
9OIEVKRU1QTE8gU1VSMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxL3xPMwNpB7bjT7Gji9kUncBeVcYo0UT5F8fw12NZpuexRWlaKTM
gVAWxFzdnLQyVBVg8RgCVfGByu/kiVLcg4EGriWmsp3hJwJaEUgf3sr18RmDf46/EeyG0HOZHAPntxjrMEJWe0VZnmJIu2RoPzfrlj5fmnOwA+dfr1
BPnPgs3vB4wbvd+nWl2zXKyOo3/NBN1AqF9TosXTW+5cf4fVhqYF7hoZYs9GBIj+x0IRzBM2Qe1g6oZjtZwCcwbuOyl0D9otfU/ryfmoBtm60tfdbh
JT2iXD9kiOGUOzuhnPgVwNmsdbZszZTGFl+7S0QV1wigceDLWOQbrPUWV7up3QIDAQABo2YwZDASBgNVHRMBAf8ECDAGAQH/AgEAMA4GA1UdDwEB/w
QEAwIBBjAdBgNVHQ4EFgQUssl+xpqzPa6Jo/sIlLSHj9pMjMIwHwYDVR0jBBgwFoAUmqt6XE4rr9sRu7OaRdaplqkZQ+gwDQYJKoZIhvcNAQELBQAD
ggEBAM1KRvaD0XcDmdEYBh2AgF7YO+gZfKpiz8SkrBx+rxcFqOotLsZ6SGk9D/8UrPn1TEpIWX2DYBLQFp7bPrdRLtTapT+Bzz4XaUd86lFRofqF/k
TleFzmN11v+vKTFU68IE6/h2dx+zSnafB8c0qTInH4MguyLYLfsUzOzqLQFdcY/Kev63tHMaQTvA9Xbcwpk1f/TrjgBxI6hlAZpaCDWwSUeJfPlw73
0sK9OEzR1ea3hSv4Rfotst7fqykvqXd7rn9gbeWN8xeRVbKMoZnVQQiQ7WWH+jfV1rI69GvZ6IUB6F9PrrkEFi1+QcBQ9/k0JFG4x4tEUCYDGfj7Mx
tRH9M=
`)

/** ETSI.CAdES.detached by a key on a curve, with one certificate. */
export const sampleCms = octets(`
MIIFXgYJKoZIhvcNAQcCoIIFTzCCBUsCAQExDzANBglghkgBZQMEAgEFADALBgkqhkiG9w0BBwGgggOpMIIDpTCCAo2gAwIBAgIQVU36f2mtkjEXn0
m5ASWsBjANBgkqhkiG9w0BAQsFADBxMQswCQYDVQQGEwJFQzEtMCsGA1UECgwkRU5USURBRCBERSBDRVJUSUZJQ0FDSU9OIEVKRU1QTE8gU1VSMTMw
MQYDVQQDDCpTVUJDQSBFTlRJREFEIERFIENFUlRJRklDQUNJT04gRUpFTVBMTyBTVVIwHhcNMjYxMDMwMjIzMzUzWhcNMjgxMDI5MjIzMzUzWjCBwT
ELMAkGA1UEBhMCRUMxGTAXBgNVBAUTEElEQ0VDLTI0NDk5OTkwMzIxFzAVBgNVBAQMDkVOU0FZTyBNVUVTVFJBMRIwEAYDVQQqDAlBTkEgTFVDSUEx
ITAfBgNVBAMMGEVOU0FZTyBNVUVTVFJBIEFOQSBMVUNJQTEpMCcGA1UECgwgUEFOQURFUklBIEVMIEVOU0FZTyAzIENJQS4gTFREQS4xHDAaBgNVBG
EME1ZBVEVDLTI0OTk5OTAwMDMwMDEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQwscWpXkllrRQn9CBuN4oFCmPAYTsj+ZzeAliN/OlYTESNr2ua
06GPxpBUHRlVfOy/7daLS8LvOvUuMp2QXWMDo4GyMIGvMAwGA1UdEwEB/wQCMAAwDgYDVR0PAQH/BAQDAgbAMBoGA1UdIAQTMBEwDwYNKwYBBAGB/V
mFPwIDATAdBgNVHQ4EFgQUfcmeGWLelJUu9uZFU+XteVk1OxAwHwYDVR0jBBgwFoAUssl+xpqzPa6Jo/sIlLSHj9pMjMIwMwYDVR0fBCwwKjAooCag
JIYiaHR0cDovL2xpc3Rhcy5leGFtcGxlL2NybC9TVUJKLmNybDANBgkqhkiG9w0BAQsFAAOCAQEAcdSCxQqaWBxZ1BTzFkpDZcMC6o6VSDcY37dbBB
fGW/Gi7X9dHI2tjKPoNVbczIJ403vPo6g3KubLCD05HwdOsPUMpNkJN+R4EdOdn3zH6UaMKNbpRA4TUlyyP3BjEycaDJrmwpaJZm/gHA23tm55oQqb
1WlH0sYI5uc7iJzUZVjpzFopRnImYuNkLZvsg9KRfqUgxGEoyGJOQSwaSYxDo/D+C4ZPU8LyRXGtg+SThPj+sm6FwnCf52UbM9+a6pTkxtpFKx50gP
Xe2Dfk3z7ge93JFSvYFUwrkotwktpwci9Cpl8bzfhieCyqIx8OGjTjmEGcPPFMEVPDp0LdO1H+8TGCAXkwggF1AgEBMIGFMHExCzAJBgNVBAYTAkVD
MS0wKwYDVQQKDCRFTlRJREFEIERFIENFUlRJRklDQUNJT04gRUpFTVBMTyBTVVIxMzAxBgNVBAMMKlNVQkNBIEVOVElEQUQgREUgQ0VSVElGSUNBQ0
lPTiBFSkVNUExPIFNVUgIQVU36f2mtkjEXn0m5ASWsBjANBglghkgBZQMEAgEFAKCBhDAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMC8GCSqGSIb3
DQEJBDEiBCD+LQiH8Jc2e8w/WcNq14/rSXHxNUsIMOi9PHE+qGhBtDA3BgsqhkiG9w0BCRACLzEoMCYwJDAiBCCYzAxYbQnQSq0kHxmnvUfijvCIPc
eBKCkR/gDp4p7i/DAKBggqhkjOPQQDAgRGMEQCIGT55KvhyWx7WHj79Z94GeISUTGwBT2IjpLw9eeV4YqfAiARdJ4CWMrBO+A+8DEAFERIFyzBJD6s
XQkkWakw3YCdJA==
`)

const around = octets(`
JVBERi0xLjcKJeLjCjEgMCBvYmoKPDwgL1R5cGUgL0NhdGFsb2cgL1BhZ2VzIDIgMCBSID4+CmVuZG9iagoyIDAgb2JqCjw8IC9UeXBlIC9QYW
dlcyAvS2lkcyBbMyAwIFJdIC9Db3VudCAxID4+CmVuZG9iagozIDAgb2JqCjw8IC9UeXBlIC9QYWdlIC9QYXJlbnQgMiAwIFIgL01lZGlhQm94
IFswIDAgMjAwIDIwMF0gPj4KZW5kb2JqCnhyZWYKMCA0CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAxMyAwMDAwMCBuIAowMDAwMDAwMD
YyIDAwMDAwIG4gCjAwMDAwMDAxMTkgMDAwMDAgbiAKdHJhaWxlcgo8PCAvU2l6ZSA0IC9Sb290IDEgMCBSICA+PgpzdGFydHhyZWYKMTkwCiUl
RU9GCgo0IDAgb2JqCjw8Ci9UeXBlIC9TaWcKL0ZpbHRlciAvQWRvYmUuUFBLTGl0ZQovU3ViRmlsdGVyIC9FVFNJLkNBZEVTLmRldGFjaGVkCi
9CeXRlUmFuZ2UgWzAgNDcwIDUyNzIgMTM4Nl0gICAgICAgICAgICAgICAgICAgCi9Db250ZW50cyA8QD4KL00gKEQ6MjAyNjExMjkxNzMzNTMt
MDUnMDAnKQovTmFtZSAoRU5TQVlPIE1VRVNUUkEgQU5BIExVQ0lBKQovUmVhc29uIChGaXJtYWRvIGRpZ2l0YWxtZW50ZSkKL0xvY2F0aW9uIC
gpCj4+CmVuZG9iago1IDAgb2JqCjw8Ci9UeXBlIC9Bbm5vdAovU3VidHlwZSAvV2lkZ2V0Ci9GVCAvU2lnCi9UIChTaWduYXR1cmUxKQovRiAx
MzIKL1JlY3QgWzM2IDM2IDIzNiA4Nl0KL1AgMyAwIFIKL1YgNCAwIFIKL0FQIDw8IC9OIDggMCBSID4+Cj4+CmVuZG9iago2IDAgb2JqCjw8Ci
9GaWVsZHMgWzUgMCBSXQovU2lnRmxhZ3MgMwo+PgplbmRvYmoKMSAwIG9iago8PAovVHlwZSAvQ2F0YWxvZwovUGFnZXMgMiAwIFIKL0Fjcm9G
b3JtIDYgMCBSCj4+CmVuZG9iagozIDAgb2JqCjw8Ci9UeXBlIC9QYWdlCi9QYXJlbnQgMiAwIFIKL01lZGlhQm94IFswIDAgMjAwIDIwMF0KL0
Fubm90cyBbNSAwIFJdCj4+CmVuZG9iago4IDAgb2JqCjw8IC9UeXBlIC9YT2JqZWN0IC9TdWJ0eXBlIC9Gb3JtIC9CQm94IFswIDAgMjAwIDUw
XSAvUmVzb3VyY2VzIDw8IC9YT2JqZWN0IDw8IC9GUk0gOSAwIFIgPj4gPj4gL0xlbmd0aCAyNiA+PgpzdHJlYW0KcSAxIDAgMCAxIDAgMCBjbS
AvRlJNIERvIFEKZW5kc3RyZWFtCmVuZG9iago5IDAgb2JqCjw8IC9UeXBlIC9YT2JqZWN0IC9TdWJ0eXBlIC9Gb3JtIC9CQm94IFswIDAgMjAw
IDUwXSAvUmVzb3VyY2VzIDw8IC9YT2JqZWN0IDw8IC9uMiAxMCAwIFIgPj4gPj4gL0xlbmd0aCAyNSA+PgpzdHJlYW0KcSAxIDAgMCAxIDAgMC
BjbSAvbjIgRG8gUQplbmRzdHJlYW0KZW5kb2JqCjEwIDAgb2JqCjw8IC9UeXBlIC9YT2JqZWN0IC9TdWJ0eXBlIC9Gb3JtIC9CQm94IFswIDAg
MjAwIDUwXSAvUmVzb3VyY2VzIDw8IC9Gb250IDw8IC9GMSAxMSAwIFIgPj4gPj4gL0xlbmd0aCA2NCA+PgpzdHJlYW0KQlQgL0YxIDggVGYgNC
AzMCBUZCAoRmlybWFkbyBwb3IgRU5TQVlPIE1VRVNUUkEgQU5BIExVQ0lBKSBUaiBFVAplbmRzdHJlYW0KZW5kb2JqCjExIDAgb2JqCjw8IC9U
eXBlIC9Gb250IC9TdWJ0eXBlIC9UeXBlMSAvQmFzZUZvbnQgL0hlbHZldGljYSAvRW5jb2RpbmcgL1dpbkFuc2lFbmNvZGluZyA+PgplbmRvYm
oKeHJlZgoxIDEKMDAwMDAwNTU3OSAwMDAwMCBuIAozIDQKMDAwMDAwNTY0NCAwMDAwMCBuIAowMDAwMDAwMzM1IDAwMDAwIG4gCjAwMDAwMDUz
ODkgMDAwMDAgbiAKMDAwMDAwNTUzMCAwMDAwMCBuIAo4IDQKMDAwMDAwNTczMSAwMDAwMCBuIAowMDAwMDA1ODk5IDAwMDAwIG4gCjAwMDAwMD
YwNjYgMDAwMDAgbiAKMDAwMDAwNjI3MCAwMDAwMCBuIAp0cmFpbGVyCjw8Ci9TaXplIDEyCi9Sb290IDEgMCBSCi9QcmV2IDE5MAo+PgolQ2xh
dmVyby1kZW1vbnN0cmF0aW9uLTEuMApzdGFydHhyZWYKNjM2OAolJUVPRgo=
`)

/** The whole file; an @ stands where the signature comes. */
export const sampleSigned = Buffer.from(
  around.toString('latin1').replace('@', sampleCms.toString('hex').padEnd(2 * room, '0')),
  'latin1',
)

/**
 * The signature with a document inside (`.p7m`), and with its digest: all of it holds but the signature itself, whose key
 * was thrown away.
 */
export function wrappedSample(content: Buffer): Buffer {
  const fieldsOf = (octets: Uint8Array) => {
    const whole = readDer(octets)
    const fields = whole.ok ? childrenOf(whole.value) : whole
    if (!fields.ok) throw new Error('the sample does not read')
    return fields.value
  }
  const [type, outer] = fieldsOf(sampleCms)
  const inside = fieldsOf(outer?.content ?? sampleCms).map(({ whole }) => whole)
  const about = fieldsOf(inside[2] ?? sampleCms).map(({ whole }) => whole)
  inside[2] = sequence(...about, explicit(0, octetString(content)))
  const wrapped = sequence(type?.whole ?? sampleCms, explicit(0, sequence(...inside)))
  // The attribute of the digest, and a string of 32 octets in a set.
  const attribute = Buffer.from('06092a864886f70d01090431220420', 'hex')
  const at = wrapped.indexOf(attribute) + attribute.length
  createHash('sha256').update(content).digest().copy(wrapped, at)
  return wrapped
}
