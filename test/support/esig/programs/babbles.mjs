// Answers twice: the second answer would be that of the next file.
process.on('message', ({ id }) => {
  process.send({ id: id + 1, reading: {} })
})
process.send({ id: 0 })
