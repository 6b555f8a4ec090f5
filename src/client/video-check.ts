/**
 * Lets a person try camera and microphone before a call (P-47). Hook: an element with `data-video-check` and the
 * words `data-asking`, `-fine`, `-blind`; in it a button, one `data-check-state` and a `video`. The picture stays in
 * the browser and ends after ten seconds.
 */
const shownFor = 10_000

async function look(box: HTMLElement, picture: HTMLVideoElement, state: HTMLElement): Promise<void> {
  const say = (word: 'asking' | 'fine' | 'blind'): void => {
    state.textContent = box.dataset[word] ?? ''
  }
  say('asking')
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: true, audio: true })
    .catch(() => undefined)
  // No, a device that another program holds, and none at all cannot be told apart for certain: one sentence for all.
  if (stream === undefined) return say('blind')
  picture.srcObject = stream
  picture.hidden = false
  picture.autoplay = true
  say('fine')
  setTimeout(() => {
    for (const track of stream.getTracks()) track.stop()
    picture.srcObject = null
    picture.hidden = true
  }, shownFor)
}

const box = document.querySelector<HTMLElement>('[data-video-check]')
const picture = box?.querySelector('video')
const state = box?.querySelector<HTMLElement>('[data-check-state]')
const button = box?.querySelector('button')
// oxlint-disable-next-line typescript/no-unnecessary-condition -- not there where the page is not secure
if (box && picture && state && button && navigator.mediaDevices !== undefined) {
  box.hidden = false
  button.addEventListener('click', () => void look(box, picture, state))
}
