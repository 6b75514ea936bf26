/// <reference types="vitest/config" />
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The server that answers while the page itself is served by Vite: CPDGRAPH_SERVER=http://localhost:5080 npm run dev. It takes a sign-in from its own
// page alone, so that requests are sent on as if they came from there.
const server = process.env['CPDGRAPH_SERVER'] ?? 'http://localhost:5080';
const proxy = Object.fromEntries(
  ['/graphql', '/export', '/app/config.json', '/app/demo-people', '/app/demo-token'].map((path) => [path, { target: server, changeOrigin: true, headers: { origin: server } }]),
);

/** NHS styles without what a page on an NHS network may not fetch: fonts from another host. Icons become files of this page. */
function nhsStyles(): Plugin {
  return {
    name: 'nhs-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!/nhsuk-frontend.*\.css/.test(id)) {
        return null;
      }

      return code
        .replace(/@font-face\s*\{[^}]*\}/g, '')
        .replaceAll('/assets/images/', './assets/images/')
        // A rule for browsers that are long gone, which the minifier cannot read: it never holds.
        .replaceAll('@media screen\\0 and', '@media (max-width:0) and')
        .replace(/\/\*# sourceMappingURL=[^*]*\*\//, '');
    },
  };
}

export default defineConfig({
  plugins: [nhsStyles(), react()],
  css: { lightningcss: { errorRecovery: true } },
  build: {
    assetsDir: 'app/assets',
    manifest: true,
    target: 'es2022',
    // The editor of the query page is large, and nobody else loads it.
    chunkSizeWarningLimit: 5000,
    // The query page is an entry of its own: nothing of it is loaded by the dashboard.
    rolldownOptions: {
      // Words to a compiler that is not used here.
      onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
      input: {
        dashboard: at('index.html'),
        ...(existsSync(at('query.html')) ? { query: at('query.html') } : {}),
      },
    },
  },
  server: { proxy, fs: { allow: [at('.'), at('../CpdGraph.Api/Pages/examples')] } },
  preview: { proxy },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    // One browser of jsdom for all files: each test cleans up behind itself, and making one takes longer than most files.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
  },
});
