import type { State } from './labels';

/** A state as an NHS tag: the word says it, the colour repeats it. */
export function Tag({ state }: { state: State }) {
  return <strong className={`nhsuk-tag nhsuk-tag--${state.colour} app-tag`}>{state.text}</strong>;
}
