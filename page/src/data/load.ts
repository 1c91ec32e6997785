// The data that the program put into the page: base64 of gzip of JSON, a part each. What every browser
// has undoes it; nothing is fetched.

import { Campaign, type RawRecord, type Words } from './campaign';
import type { Frame, Language } from './frame';

export class MissingPart extends Error {}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const out = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; ++i) out[i] = letters.charCodeAt(i);
  return out;
}

export async function unpack<T>(base64: string): Promise<T> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytesOf(base64));
      controller.close();
    },
  });
  const stream = source.pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as T;
}

async function part<T>(document: Document, name: string): Promise<T> {
  const element = document.getElementById(`lishui-${name}`);
  if (!element?.textContent) throw new MissingPart(name);
  const data = await unpack<T>(element.textContent.trim());
  element.remove();  // its letters are needed no more
  return data;
}

export async function loadCampaign(document: Document): Promise<Campaign> {
  const [frame, record] = await Promise.all([part<Frame>(document, 'frame'), part<RawRecord>(document, 'record')]);
  return new Campaign(frame, record);
}

export async function loadWords(campaign: Campaign, document: Document, language: Language): Promise<void> {
  if (!campaign.words[language]) campaign.words[language] = await part<Words>(document, `text-${language}`);
}
