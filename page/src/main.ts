import { mount } from 'svelte';
import 'maplibre-gl/dist/maplibre-gl.css';
import './page.css';
import App from './App.svelte';
import { loadCampaign, loadWords, MissingPart } from './data/load';
import catalogue from './words/catalogue.json';
import { View } from './view/view.svelte';

async function open(): Promise<void> {
  const target = document.getElementById('page');
  if (!target) return;
  try {
    const campaign = await loadCampaign(document);
    const view = new View(campaign);
    view.readAddress(location.hash);
    mount(App, { target, props: { view } });
    performance.mark('lishui-first-picture');
    await loadWords(campaign, document, view.language);
    view.wordsReady[view.language] = true;
    performance.mark('lishui-words');
  } catch (error) {
    const key = error instanceof MissingPart ? 'no_data' : 'no_open';
    target.textContent = `${catalogue[key].zh} ${catalogue[key].en}`;
    if (!(error instanceof MissingPart)) throw error;
  }
}

void open();
