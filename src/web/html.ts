import type { html } from 'hono/html';

/** Text that is safe to stand in a page. */
export type Html = ReturnType<typeof html>;
