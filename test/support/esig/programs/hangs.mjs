process.on('message', ({ asked }) => {
  if (Buffer.from(asked.file).includes('hang')) for (;;);
  process.send({ id: -1 })
})
process.send({ id: 0 })
