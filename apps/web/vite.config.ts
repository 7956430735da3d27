import { constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vite';

const server = process.env['QARIB_SERVER'] ?? 'http://127.0.0.1:8080';

/**
 * Few chunks: on a satellite link every request costs a round trip. What every page needs is one
 * library chunk, which changes rarely, and one of ours; what three pages or more share is a third.
 */
const ofPages = /node_modules[\\/](?!mediasoup|@?socket\.io|engine\.io)|(packages|src)[\\/]/;
/** What only those open who lead, answer complaints or plan their hours: nobody else waits for it. */
const seldom =
  /features[\\/](complaints|figures|coordinator-board)|statistics[\\/](defini|figure-sections|measure|specialty-needs)|appointments[\\/](components|hooks)[\\/](use-)?(availability|rebooking)/;
/** The specialist's first page, and what a note is written with, which a dispensary never opens. */
const ofDesk = /features[\\/](on-call-queue|consultation-note)|note[\\/]templates/;
const isOfPages = (id: string) => ofPages.test(id) && !seldom.test(id) && !ofDesk.test(id);
const chunkGroups = [
  {
    name: 'libraries',
    tags: ['$initial' as const],
    test: /node_modules|rolldown[\\/]runtime/,
    priority: 3,
  },
  { name: 'shell', tags: ['$initial' as const], test: /(packages|src)[\\/]/, priority: 2 },
  { name: 'pages', test: isOfPages, minShareCount: 3 },
  // What is as small as an icon is not worth a request of its own.
  { name: 'parts', test: isOfPages, minShareCount: 2, maxModuleSize: 5_000 },
  { name: 'desk', test: ofDesk, minShareCount: 2 },
];

export default defineConfig({
  plugins: [
    react(),
    compression({
      algorithms: [
        defineAlgorithm('gzip', { level: 9 }),
        defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      ],
      include: /\.(html|js|css|svg|json|mjs|webmanifest)$/,
      threshold: 512,
    }),
  ],
  build: {
    target: 'es2022',
    manifest: true,
    // All styles are smaller than one more request per page.
    cssCodeSplit: false,
    // Everything the content security policy lets in comes from a file of our own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
});
