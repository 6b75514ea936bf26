import type { ReactNode } from 'react';
import { ErrorSummary } from './ErrorSummary';
import type { UserErrorLike } from './useAction';

/** What a form needs to say at each field what is wrong with it. Fields are named as in the mutation's input, which its errors name too. */
export interface FormFields {
  /** Classes of the box around a field. */
  readonly group: (field: string) => string;
  /** What is wrong with it, above the control. Nothing when nothing is. */
  readonly message: (field: string) => ReactNode;
  /** Name, id and what assistive tech is told, for the control itself. */
  readonly described: (field: string) => { id: string; name: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined };
  /** All that is wrong, with a link to each control. */
  readonly summary: ReactNode;
}

/** @param controls Id of the control of each field; a field that another control stands for has that one's. */
export function formFields(action: { errors: UserErrorLike[]; failure: string | null; attempt: number }, controls: Readonly<Record<string, string>>): FormFields {
  const wrong = (field: string) => action.errors.find((error) => error.field.includes(field));
  const idOf = (field: string) => controls[field] ?? field;

  return {
    group: (field) => `nhsuk-form-group${wrong(field) ? ' nhsuk-form-group--error' : ''}`,
    message: (field) => wrong(field) && <span className="nhsuk-error-message" id={`${idOf(field)}-error`}>{wrong(field)?.message}</span>,
    described: (field) => ({
      id: idOf(field),
      name: field,
      'aria-invalid': wrong(field) ? true : undefined,
      'aria-describedby': wrong(field) ? `${idOf(field)}-error` : undefined,
    }),
    summary: (
      <ErrorSummary
        errors={action.errors}
        failure={action.failure}
        attempt={action.attempt}
        controlOf={(error) => controls[error.field.find((name) => name in controls) ?? ''] ?? null}
      />
    ),
  };
}
