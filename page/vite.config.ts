// Builds the page into one file, build/page/index.html: script and style inline, nothing beside it. The
// content policy names the script by its digest, so that no other script can run in the page.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

// `blob:` is the page's own memory: the map library fetches its worker from there, and no host has that name.
function policy(script: string): string {
  const digest = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'", `script-src 'sha256-${digest}'`, "style-src 'unsafe-inline'", 'img-src data: blob:',
    'worker-src blob:', 'connect-src blob:', "base-uri 'none'", "form-action 'none'",
  ].join('; ');
}

/** The map draws its tiles in a worker. From a double-clicked file only a classic script in a blob may be
 *  one, so the worker is taken as text and its export, which only a module may have, is cut off. */
function mapWorker(): Plugin {
  const id = 'virtual:map-worker';
  return {
    name: 'map-worker',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null;
      const code = readFileSync(new URL('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url), 'utf8');
      const classic = code.replace(/export\s*\{[^}]*\};?/, '').replace(/\/\/# sourceMappingURL=.*$/m, '');
      return `export default ${JSON.stringify(classic)};`;
    },
  };
}

function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (!page || page.type !== 'asset') throw new Error('vite gave no index.html');
      let html = String(page.source);
      let script = '';
      for (const [name, item] of Object.entries(bundle)) {
        if (item.type === 'chunk') {
          // Within a page "</script" would end it, even inside a string.
          script += item.code.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
          delete bundle[name];
        } else if (name.endsWith('.css')) {
          const style = String(item.source).replace(/<\/style/gi, '<\\/style');
          html = html.replace('</head>', () => `<style>${style}</style>\n</head>`);
          delete bundle[name];
        }
      }
      html = html.replace(/<script[^>]*src=[^>]*><\/script>/g, '').replace(/<link[^>]*(stylesheet|modulepreload)[^>]*>/g, '');
      html = html.replace('__POLICY__', () => policy(script));
      page.source = html.replace('<!--script-->', () => `<script type="module">${script}</script>`);
    },
  };
}

export default defineConfig({
  plugins: [mapWorker(), svelte(), oneFile()],
  build: {
    outDir: '../build/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 120000 },
} as Parameters<typeof defineConfig>[0]);
