// How wide a text is and where it is broken, worked out without a browser.

/** Width of a text by its letters: near enough for gutters, and the same in every browser. */
export function widthOf(text: string, size: number): number {
  return (
    [...text].reduce(
      (sum, letter) => sum + (/[iljtfI.,:;'|!()]/.test(letter) ? 0.36 : /[mwMW@%]/.test(letter) ? 0.95 : /[A-Z0-9£–]/.test(letter) ? 0.68 : 0.6),
      0,
    ) * size
  );
}

/** Lines of at most this width. What does not fit the last of them ends with three dots; the table has the whole. */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];

  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;

    if (lines.length > 0 && widthOf(longer, size) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }

  if (lines.length > most) {
    const kept = lines.slice(0, most);
    let end = kept[most - 1] ?? '';

    while (end.length > 1 && widthOf(`${end}…`, size) > width) {
      end = end.slice(0, -1);
    }

    kept[most - 1] = `${end.trimEnd()}…`;

    return kept;
  }

  return lines;
}

/** April 2026 as Apr 2026, for axes where the whole does not fit. Other names stay. */
export function shortMonth(name: string): string {
  return name.replace(/^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})$/, '$1 $2');
}

/** A name in two lines: at the blank nearest to its middle. */
export function halves(name: string): string[] {
  const blanks = [...name].flatMap((letter, place) => (letter === ' ' ? [place] : []));
  const middle = blanks.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];

  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}
