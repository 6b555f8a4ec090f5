// In the heap, which has an end of its own.
process.on('message', () => {
  const all = []
  for (;;) all.push(Array.from({ length: 1e5 }, () => ({ n: Math.random() })))
})
process.send({ id: 0 })
