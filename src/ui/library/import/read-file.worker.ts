import { readJourney } from '../../../document/index.ts'

globalThis.onmessage = async (event: MessageEvent<Blob>) => {
  globalThis.postMessage(readJourney(await event.data.text()))
}
