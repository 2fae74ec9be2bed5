import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // the desk, and the phone in the doorway without its weight
      input: ['index.html', 'field.html'].map((page) => fileURLToPath(new URL(page, import.meta.url))),
    },
  },
  server: {
    proxy: { '/api': `http://localhost:${process.env.LINLI_PORT ?? 8080}` },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/app/testing.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
