import { constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { defineConfig } from 'vite';

const server = process.env['QARIB_SERVER'] ?? 'http://127.0.0.1:8080';

/** Few chunks: on a satellite link every request costs a round trip, and these change rarely. */
const vendorChunks = [
  {
    name: 'vendor',
    test: /node_modules[\\/](?!socket\.io|engine\.io|mediasoup|@mantine[\\/]dates|dayjs|react-hook-form|@hookform)/,
  },
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
    // Everything the content security policy lets in comes from a file of our own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: vendorChunks } } },
  },
  server: {
    proxy: {
      '/api': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
});
