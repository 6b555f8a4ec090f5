const part = Buffer.alloc(1e6)
for (;;) if (!process.stdout.write(part)) await new Promise((done) => process.stdout.once('drain', done))
