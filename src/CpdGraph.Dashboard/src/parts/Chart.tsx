import { useEffect, useRef } from 'react';
import { draw, type ChartData } from './draw';

const PRINT_WIDTH = 640;

/** The one place where a chart library is known: another one would be put in here and in draw.ts. Loaded after the first text is on the screen. */
export default function Chart({ kind, columns, rows, unit, labelledBy }: ChartData & { labelledBy: string }) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return undefined;
    }

    let width = 0;
    const show = (wanted: number) => {
      const next = Math.max(240, Math.min(Math.round(wanted), 960));
      if (next === width) {
        return;
      }

      width = next;
      const picture = draw({ kind, columns, rows, unit }, width);
      picture.setAttribute('role', 'img');
      picture.setAttribute('aria-labelledby', labelledBy);
      element.replaceChildren(picture);
    };

    show(element.clientWidth || PRINT_WIDTH);
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => element.clientWidth > 0 && show(element.clientWidth));
    observer?.observe(element);
    const paper = () => show(PRINT_WIDTH);
    window.addEventListener('beforeprint', paper);
    return () => {
      observer?.disconnect();
      window.removeEventListener('beforeprint', paper);
    };
  }, [kind, columns, rows, unit, labelledBy]);

  return <div ref={box} className="chart" />;
}
