import { csvOf, fileNameOf, saveFile, type Column, type Row } from './csv';
import { londonDay } from './periods';
import { useAbout } from './view';

interface DownloadProps {
  /** What the rows are of, as the heading above them says it. */
  title: string;
  /** In the name of the file. */
  name: string;
  columns: readonly Column[];
  rows: readonly Row[];
}

/** Gives the rows of a table as a file, after a line that says what they are, by which filters and of when. */
export function Download({ title, name, columns, rows }: DownloadProps) {
  const about = useAbout();

  function save() {
    const lines = [about.title, title, ...about.filters, about.asOf].filter((text) => text !== '');
    saveFile(fileNameOf(about.title, name, londonDay()), csvOf(lines.join('; '), columns, rows));
  }

  return (
    <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small no-print" onClick={save}>
      Download CSV<span className="nhsuk-u-visually-hidden">: {title}</span>
    </button>
  );
}
