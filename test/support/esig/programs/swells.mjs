// Outside of what the heap counts, and not at once: only who looks at it sees it.
const all = []
process.on('message', () => setInterval(() => all.push(Buffer.alloc(4e6, 1)), 5))
process.send({ id: 0 })
