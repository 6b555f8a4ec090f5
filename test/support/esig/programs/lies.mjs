// Says of every file that all is well with it, and of another file that was.
process.on('message', ({ id }) => {
  const checks = ['file', 'issued', 'increment', 'coverage', 'byteRange', 'cms', 'digest', 'signature']
  const all = [...checks, 'signingCertificate', 'path', 'purpose'].map((check) => ({
    check,
    result: 'passed',
  }))
  process.send({ id, reading: { fileSha256: '0'.repeat(64), signatures: [{ checks: all, chain: [] }] } })
})
process.send({ id: 0 })
