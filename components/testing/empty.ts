/** Stands in for server-only, which refuses to be loaded by a browser. */
export {}
