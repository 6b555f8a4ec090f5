// Says that it has held a terabyte, before anybody could see it.
process.stdout.write(`${JSON.stringify({ refusal: 'type', held: 2 ** 40 })}\n`)
