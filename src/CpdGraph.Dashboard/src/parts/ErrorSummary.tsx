import { useEffect, useRef, type ReactNode } from 'react';
import type { UserErrorLike } from './useAction';

interface ErrorSummaryProps<Error extends UserErrorLike> {
  errors: Error[];
  failure: string | null;
  /** Changes when errors come anew: then the summary takes the focus, so that a screen reader reads it. */
  attempt: number;
  /** The id of the control that mends an error. Null when there is none on the page. */
  controlOf?: (error: Error) => string | null;
  /** What to add to one error, for example a link to what it names. */
  more?: (error: Error) => ReactNode;
}

/** What has to be mended before an action can succeed, as an NHS error summary. Nothing while there is nothing to mend. */
export function ErrorSummary<Error extends UserErrorLike>({ errors, failure, attempt, controlOf, more }: ErrorSummaryProps<Error>) {
  const box = useRef<HTMLDivElement>(null);
  const any = errors.length > 0 || failure !== null;
  useEffect(() => {
    if (any) {
      box.current?.focus();
    }
  }, [any, attempt]);

  if (!any) {
    return null;
  }

  return (
    <div className="nhsuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {failure !== null && <li>{failure}</li>}
            {errors.map((error, index) => {
              const control = controlOf?.(error) ?? null;
              return (
                <li key={index}>
                  {control === null ? error.message : <a href={`#${control}`} onClick={(event) => focusControl(event, control)}>{error.message}</a>}
                  {error.mend && !error.message.includes(error.mend) && <span className="app-mend"> {error.mend}</span>}
                  {more?.(error)}
                </li>
              );
            })}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** Moves the focus without changing the address, in which the page keeps its state. */
function focusControl(event: React.MouseEvent, id: string) {
  const control = document.getElementById(id);
  if (control) {
    event.preventDefault();
    control.focus();
  }
}
