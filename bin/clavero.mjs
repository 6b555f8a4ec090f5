#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/entry/cli/main.js', import.meta.url)
if (existsSync(main)) await import(main.href)
else {
  process.stderr.write('Clavero is not built yet. Run: npm run setup\n')
  process.exitCode = 4
}
