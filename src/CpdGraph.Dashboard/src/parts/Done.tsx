import { useEffect, useRef } from 'react';

/** Says that an action has succeeded. It takes the focus, because the button that was pressed is often gone by then. Nothing while there is nothing to say. */
export function Done({ text }: { text: string | null }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (text !== null) {
      box.current?.focus();
    }
  }, [text]);

  return text === null ? null : (
    <p className="nhsuk-inset-text app-done app-no-print" tabIndex={-1} ref={box}>
      {text}
    </p>
  );
}
