import { childrenOf, readWhole } from '../../../src/proofs/signatures/domain/der.ts'
import { writeDer } from '../../../src/proofs/signatures/domain/der-writer.ts'
import type { Chance } from '../fuzz/chance.ts'

interface Node {
  tag: number
  content: Uint8Array
  /** What it is made of; an OCTET STRING is made of what it holds, where that is DER. */
  children: Node[] | undefined
}

const octetString = 4

/**
 * The value with one to three of the values in it changed, left out, doubled or exchanged, and every length right again:
 * what a reader of lengths lets through. Octets that are no DER come back as they are.
 */
export function bendDer(octets: Uint8Array, chance: Chance): Uint8Array {
  const top = nodeOf(octets)
  if (top === undefined) return octets
  for (let times = chance.int(3) + 1; times > 0; times--) bendOne(top, chance)
  return octetsOf(top)
}

function nodeOf(octets: Uint8Array): Node | undefined {
  const whole = readWhole(octets)
  if (!whole.ok) return undefined
  const { tag, content } = whole.value
  if (tag === octetString) {
    const held = nodeOf(content)
    return { tag, content, children: held && [held] }
  }
  const children = childrenOf(whole.value)
  if (!children.ok) return { tag, content, children: undefined }
  const nodes = children.value.map((child) => nodeOf(child.whole))
  return { tag, content, children: nodes.filter((node) => node !== undefined) }
}

const octetsOf = ({ tag, content, children }: Node): Uint8Array =>
  children === undefined ? writeDer(tag, content) : writeDer(tag, ...children.map(octetsOf))

function everyNode(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)]
}

function bendOne(top: Node, chance: Chance): void {
  const nodes = everyNode(top)
  const node = chance.pick(nodes)
  const children = node.children ?? []
  switch (chance.int(6)) {
    case 0:
      node.tag = chance.oneIn(2) ? node.tag ^ (1 << chance.int(8)) : chance.pick(nodes).tag
      return
    case 1:
      children.splice(chance.int(children.length + 1), 1)
      return
    case 2:
      children.splice(chance.int(children.length + 1), 0, structuredClone(chance.pick(nodes)))
      return
    case 3:
      children.reverse()
      return
    case 4:
      node.content = structuredClone(chance.pick(nodes).content)
      node.children = undefined
      return
    default: {
      const content = node.content.slice()
      if (content.length > 0) content[chance.int(content.length)] = chance.int(256)
      node.content = chance.oneIn(4) ? content.subarray(1) : content
      if (children.length === 0) node.children = undefined
    }
  }
}
