const all = []
for (;;) all.push(Array.from({ length: 1e5 }, () => ({ n: Math.random() })))
