/** Code units compared. No answer is longer: see `longestTradeName`. */
const compared = 256

/** Whether two texts are equal, by the same work whatever they are (ATK-17). Empty or longer ones never are (ATK-29). */
export function sameText(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length
  for (let at = 0; at < compared; at += 1) {
    difference |= (expected.charCodeAt(at) || 0) ^ (given.charCodeAt(at) || 0)
  }
  return difference === 0 && given.length > 0 && given.length <= compared
}
