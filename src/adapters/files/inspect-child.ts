import { readFileContent } from './inspect-file.ts'

/**
 * The process that looks into one file: the file comes in, one line about it and what is kept of it go out, and
 * it ends. It has no settings, no secrets, no connection and may write nothing (`inspector.ts`).
 */
const parts: Buffer[] = []
for await (const part of process.stdin) parts.push(part as Buffer)
const sent = Buffer.concat(parts.splice(0))
const inspected = await readFileContent(sent)
/** The most octets that it has held itself: whoever watches from outside looks now and then only. */
const held = process.resourceUsage().maxRSS * 1024
if (inspected.ok) {
  const { content, ...about } = inspected.value
  const isSame = sent.equals(content)
  process.stdout.write(`${JSON.stringify({ ...about, isSame, held })}\n`)
  if (!isSame) process.stdout.write(content)
} else process.stdout.write(`${JSON.stringify({ refusal: inspected.code, held })}\n`)
