import { describe, expect, it } from 'vitest';
import { backOf, signInAddress } from './router';

const place = (address: string) => {
  const at = new URL(address, 'http://localhost');
  return { path: at.pathname, query: at.searchParams };
};

describe('signing in', () => {
  it('comes back to where somebody was', () => {
    const address = signInAddress(place('/app/catalogue/group-basics?run=run-1'));

    expect(backOf(place(address).query)).toBe('/app/catalogue/group-basics?run=run-1');
  });

  it('comes back to the start from the start and from itself', () => {
    expect(signInAddress(place('/'))).toBe('/app/sign-in');
    expect(signInAddress(place('/app/sign-in?back=/app/record'))).toBe('/app/sign-in');
  });

  it('goes nowhere else, whoever made the link', () => {
    for (const back of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/app/../graphql', '/app//elsewhere.example', '/app/sign-in', '/exports', 'javascript:alert(1)']) {
      expect(backOf(new URLSearchParams({ back }))).toBe('/');
    }
  });
});
