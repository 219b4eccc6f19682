/** The look shared by everything one types or picks in. */
export const controlClass =
  'block w-full min-h-9.5 rounded-md border border-control bg-surface px-3 py-1.5 text-text placeholder:text-muted hover:border-text focus-visible:border-focus focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken aria-invalid:border-2 aria-invalid:border-danger'
