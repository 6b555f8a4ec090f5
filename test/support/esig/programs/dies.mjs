process.on('message', () => process.kill(process.pid, 'SIGKILL'))
process.send({ id: 0 })
