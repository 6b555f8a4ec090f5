/**
 * A call between two browsers (WebRTC). Hook: an element with `data-video-room`, `data-side` (`person` | `officer`),
 * `data-url` for greetings, `data-form` its number, `data-after` the last greeting of before, `data-ice` addresses
 * divided by blanks, and the words `data-asking`, `-alone`, `-live`, `-broken`, `-blind`, `-over`; in it one
 * `data-call-state` and two `video`: `data-far`, `data-near`.
 *
 * The officer's browser offers, the person's answers. Whoever opens the page says hello; a hello begins the call anew,
 * so that a reload on either side is mended by itself. Every greeting names the hello it belongs to, and what belongs
 * to an older one is passed over.
 */
type Greeting =
  | { readonly kind: 'hello'; readonly id: string; readonly back: boolean }
  | { readonly kind: 'offer'; readonly from: string; readonly to: string; readonly sdp: string }
  | { readonly kind: 'answer'; readonly to: string; readonly sdp: string }
  | { readonly kind: 'way'; readonly to: string; readonly candidate: RTCIceCandidateInit }

/** One greeting, or nothing for whatever is not one. */
export function readGreeting(text: string): Greeting | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, id, back, from, to, sdp, candidate } = value as Readonly<Record<string, unknown>>
  if (kind === 'hello' && typeof id === 'string') return { kind, id, back: back === true }
  if (typeof to !== 'string') return undefined
  if (kind === 'offer' && typeof from === 'string' && typeof sdp === 'string') return { kind, from, to, sdp }
  if (kind === 'answer' && typeof sdp === 'string') return { kind, to, sdp }
  if (kind === 'way' && typeof candidate === 'object' && candidate !== null) return { kind, to, candidate }
  return undefined
}

interface Heard {
  readonly over: boolean
  readonly said: readonly { readonly n: number; readonly body: string }[]
}

export function readHeard(value: unknown): Heard | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { over, said } = value as Readonly<Record<string, unknown>>
  if (typeof over !== 'boolean' || !Array.isArray(said)) return undefined
  return {
    over,
    said: (said as readonly unknown[]).flatMap((one) => {
      const { n, body } = (one ?? {}) as Readonly<Record<string, unknown>>
      return typeof n === 'number' && typeof body === 'string' ? [{ n, body }] : []
    }),
  }
}

/** Milliseconds between two questions: often while the two look for each other, seldom once they talk. */
export const pauseWhile = (state: 'looking' | 'live', failures: number): number =>
  Math.min(10_000, (state === 'live' ? 2_000 : 500) * 2 ** failures)

async function open(room: HTMLElement, far: HTMLVideoElement, near: HTMLVideoElement): Promise<void> {
  const state = room.querySelector<HTMLElement>('[data-call-state]')
  const { url = '', side, form = '' } = room.dataset
  const isOfficer = side === 'officer'
  const iceServers = (room.dataset['ice'] ?? '')
    .split(' ')
    .filter((urls) => urls !== '')
    .map((urls) => ({ urls }))
  const mine = crypto.randomUUID()
  let theirs = ''
  let line: RTCPeerConnection | undefined
  let after = Number(room.dataset['after'])

  const say = (word: 'asking' | 'alone' | 'live' | 'broken' | 'blind' | 'over'): void => {
    const text = room.dataset[word] ?? ''
    // Writing the same words again would make a screen reader say them again.
    if (state && state.textContent !== text) state.textContent = text
    room.dataset['now'] = word
  }
  const greet = async (greeting: Greeting): Promise<void> => {
    const body = new URLSearchParams({ f: form, saludo: JSON.stringify(greeting) })
    await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(() => undefined)
  }

  // Whoever enters a call wants to see and hear it.
  far.autoplay = true
  near.autoplay = true
  say('asking')
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: true, audio: true })
    .catch(() => undefined)
  if (stream) near.srcObject = stream
  say(stream ? 'alone' : 'blind')

  const hangUp = (): void => {
    line?.close()
    line = undefined
    far.srcObject = null
  }
  const connect = (): RTCPeerConnection => {
    hangUp()
    const made = new RTCPeerConnection({ iceServers })
    for (const track of stream?.getTracks() ?? []) made.addTrack(track, stream as MediaStream)
    if (!stream)
      for (const kind of ['audio', 'video'] as const) made.addTransceiver(kind, { direction: 'recvonly' })
    made.ontrack = ({ streams: [first] }) => {
      if (first) far.srcObject = first
    }
    made.onicecandidate = ({ candidate }) => {
      if (candidate) void greet({ kind: 'way', to: theirs, candidate: candidate.toJSON() })
    }
    made.onconnectionstatechange = () => {
      if (made !== line) return
      if (made.connectionState === 'connected') say('live')
      else if (made.connectionState === 'failed' || made.connectionState === 'disconnected') {
        say('broken')
        if (made.connectionState === 'failed') void greet({ kind: 'hello', id: mine, back: false })
      }
    }
    line = made
    return made
  }

  const describe = async (made: RTCPeerConnection, kind: 'offer' | 'answer'): Promise<void> => {
    await made.setLocalDescription()
    const sdp = made.localDescription?.sdp ?? ''
    await greet(kind === 'offer' ? { kind, from: mine, to: theirs, sdp } : { kind, to: theirs, sdp })
  }
  const early: RTCIceCandidateInit[] = []
  const describedBy = async (
    made: RTCPeerConnection,
    type: 'offer' | 'answer',
    sdp: string,
  ): Promise<void> => {
    await made.setRemoteDescription({ type, sdp })
    for (const candidate of early.splice(0)) await made.addIceCandidate(candidate).catch(() => undefined)
  }
  const hear = async (greeting: Greeting): Promise<void> => {
    if (greeting.kind === 'hello') {
      theirs = greeting.id
      early.length = 0
      if (isOfficer) return describe(connect(), 'offer')
      hangUp()
      say(stream ? 'alone' : 'blind')
      // Their browser has come after ours: it does not know yet that somebody is here.
      return greeting.back ? undefined : greet({ kind: 'hello', id: mine, back: true })
    }
    // Of a page that has been closed since.
    if (greeting.to !== mine) return undefined
    if (greeting.kind === 'way') {
      if (line === undefined || line.remoteDescription === null) early.push(greeting.candidate)
      else await line.addIceCandidate(greeting.candidate).catch(() => undefined)
      return undefined
    }
    if (greeting.kind === 'offer') {
      // Who said hello first was answered with an offer, and has heard no hello.
      theirs = greeting.from
      const made = connect()
      await describedBy(made, 'offer', greeting.sdp)
      return describe(made, 'answer')
    }
    return line === undefined ? undefined : describedBy(line, 'answer', greeting.sdp)
  }

  const ask = async (): Promise<Heard | undefined> => {
    const response = await fetch(`${url}?desde=${after}`, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
    })
    return response.ok ? readHeard(await response.json()) : undefined
  }
  const end = (): void => {
    hangUp()
    for (const track of stream?.getTracks() ?? []) track.stop()
    near.srcObject = null
    say('over')
  }

  await greet({ kind: 'hello', id: mine, back: false })
  for (let failures = 0; ;) {
    const heard = await ask().catch(() => undefined)
    failures = heard === undefined ? Math.min(failures + 1, 5) : 0
    if (heard?.over === true) return end()
    for (const { n, body } of heard?.said ?? []) {
      after = n
      const greeting = readGreeting(body)
      if (greeting) await hear(greeting).catch(() => say('broken'))
    }
    const pause = pauseWhile(line?.connectionState === 'connected' ? 'live' : 'looking', failures)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

if (typeof document !== 'undefined') {
  const room = document.querySelector<HTMLElement>('[data-video-room]')
  const far = room?.querySelector<HTMLVideoElement>('[data-far]')
  const near = room?.querySelector<HTMLVideoElement>('[data-near]')
  if (room && far && near) void open(room, far, near)
}
