import { normaliseHtml } from '../../support/normalise-html.ts'
import type { Answered } from '../../support/visitor.ts'
import type { Seen } from './sample.ts'

/** What differs from visit to visit whoever asks: numbers of forms, checks, tickets, codes and clocks. */
const sameEveryTime = (body: string): string =>
  body
    .replace(/name="(?:f|boleto)" value="[^"]*"/g, '')
    .replace(/data-challenge="[^"]*"/g, '')
    .replace(/CLV-\w{4}-\w{4}/g, 'CLV-#')
    .replace(/\d\d:\d\d(?::\d\d)?/g, '#')
    .replace(/datetime="[^"]*"/g, '')

/** An answer as far as two may be compared; what was typed stands for itself in it and is left out. */
export function comparable(
  { status, headers, body }: Answered,
  typed: readonly string[],
): Omit<Seen, 'took'> {
  const bare = typed.reduce((left, word) => left.replaceAll(word, '#'), body)
  const cookies = [headers['set-cookie'] ?? []].flat().map((line) => line.replace(/=[^;]*/, ''))
  const place = typed.reduce((left, word) => left.replaceAll(word, '#'), String(headers['location'] ?? ''))
  return {
    status,
    length: Buffer.byteLength(body),
    headers: [...Object.keys(headers), ...cookies, place].join(', '),
    body: normaliseHtml(sameEveryTime(bare)),
  }
}
