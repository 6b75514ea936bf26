import { useEffect, useRef, type ReactNode } from 'react';

/** A part that is opened when somebody wants it, and stands open on paper, where nobody can open anything. */
export function Details({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    let before = false;
    const open = () => {
      before = details.current?.open ?? false;
      details.current?.setAttribute('open', '');
    };
    const restore = () => details.current?.toggleAttribute('open', before);
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', restore);
    };
  }, []);

  return (
    <details className="nhsuk-details" ref={details}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div className="nhsuk-details__text">{children}</div>
    </details>
  );
}
