// Outside of what the heap counts, and not at once: only who looks at it sees it.
const all = []
setInterval(() => all.push(Buffer.alloc(4e6, 1)), 5)
