// Visits of pages without a browser: cookies, forms, links.
import { ADMIN_TOKEN, type TestServer } from './http.ts';

export interface Visit {
  readonly cookie?: string;
  /** What a form of a page of the service sends. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a browser asks, and what it gets. */
export async function visit(
  { url }: Pick<TestServer, 'url'>,
  path: string,
  { cookie, form, headers = {} }: Visit = {},
) {
  const response = await fetch(url + path, {
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      ...(cookie ? { cookie } : {}),
      ...(form ? { origin: url, 'sec-fetch-site': 'same-origin' } : {}),
      ...headers,
    },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
}

/** Records as the administrator. */
export async function record(server: TestServer, workspace: string, body: unknown): Promise<void> {
  const answer = await server.post(`/v1/${workspace}/developments`, body, { token: ADMIN_TOKEN });
  if (answer.status !== 201) throw new Error(answer.text.slice(0, 300));
}
