import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

// What is awaited comes at once, or not at all; on a busy machine at once takes a while.
configure({ asyncUtilTimeout: 15_000 });

// Who is not told otherwise is on a wide screen that does not move.
beforeEach(() => {
  window.matchMedia = ((query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  })) as typeof window.matchMedia;
});

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  window.history.replaceState(null, '', '/');
});
