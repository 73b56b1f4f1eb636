// A server for tests, and requests to it.
import { request } from 'node:http';
import { join } from 'node:path';
import { problemsOf } from '../../src/api/openapi.ts';
import { problemSchema } from '../../src/api/problem.ts';
import { routes } from '../../src/api/routes.ts';
import { startHttp } from '../../src/app.ts';
import { importFolder } from '../../src/cli/import.ts';
import type { Language } from '../../src/words/language.ts';
import { createToken, createWorkspace, type Role } from '../../src/workspaces/workspaces.ts';
import { openTestEngine } from './database.ts';
import { silent } from './outcome.ts';

export const ADMIN_TOKEN = 'the-administrator-of-the-tests';
const EVENTS = join(import.meta.dirname, '../../events');

export interface Answer<Body = unknown> {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where it is not JSON. */
  readonly body: Body;
}

export interface Sending {
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

interface TestServerOptions {
  /** The workspace `main` holds the article. */
  readonly corpus?: boolean;
  /** The workspace `fiction` holds the invented story. */
  readonly fiction?: boolean;
  /** In which people are answered; English where it is left out. */
  readonly language?: Language;
}

/** A server on a port of its own, over a database of its own with the public workspace `main`. */
export async function openTestServer({ corpus = false, fiction = false, language }: TestServerOptions = {}) {
  const engine = await openTestEngine(language);
  const errors: unknown[] = [];
  const http = await startHttp({
    engine,
    port: 0,
    host: '127.0.0.1',
    adminToken: ADMIN_TOKEN,
    onError: (error) => errors.push(error),
  });
  const answers: Answer[] = [];
  for (const workspace of [...(corpus ? ['main'] : []), ...(fiction ? ['fiction'] : [])]) {
    if (workspace !== 'main') await createWorkspace(engine.connection, { name: workspace, isPublic: true });
    await importFolder(engine, { workspace, folder: join(EVENTS, workspace), recordedBy: 'import' }, silent);
  }

  async function send<Body>(method: string, path: string, init: RequestInit): Promise<Answer<Body>> {
    const response = await fetch(http.url + path, { method, redirect: 'manual', ...init });
    const text = await response.text();
    const { status, headers } = response;
    const answer = { method, path, status, headers, text, body: readJson(text, headers) as Body };
    answers.push(answer);
    return answer;
  }

  return {
    ...engine,
    url: http.url,
    /** Faults of the server itself. */
    errors,
    /** All that it has answered to `get`, `post` and `raw`. */
    answers,
    get: <Body>(path: string, token?: string) => send<Body>('GET', path, { headers: authorization(token) }),
    /** `body`: text and bytes go as they are, anything else as JSON. */
    post: <Body>(path: string, body: unknown, { token, headers }: Sending = {}) =>
      send<Body>('POST', path, {
        headers: { 'content-type': 'application/json', ...authorization(token), ...headers },
        body:
          typeof body === 'string' || body instanceof Uint8Array
            ? (body as NonNullable<RequestInit['body']>)
            : JSON.stringify(body),
      }),
    /** With the path exactly as it is written, which `fetch` would normalise. */
    async raw(path: string, options: RawRequest = {}): Promise<Answer> {
      const answer = await sendRaw(http.url, path, options);
      answers.push(answer);
      return answer;
    },
    async makeToken(name: string, role: Role = 'recorder', workspace = 'main'): Promise<string> {
      const token = await createToken(engine.connection, { workspace, name, role });
      if (!token) throw new Error(`the name ${name} is taken`);
      return token;
    },
    makeWorkspace: (name: string, isPublic: boolean) => createWorkspace(engine.connection, { name, isPublic }),
    async close() {
      await http.close();
      await engine.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;

/** Every item of an answer that comes in pages. `path`: with a query. */
export async function everyItem<Item>(server: Pick<TestServer, 'get'>, path: string): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: Answer<{ readonly items: readonly Item[]; readonly next: string | null }> = await server.get(
      `${path}&limit=500${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    all.push(...body.items);
    cursor = body.next;
  }
  return all;
}

/** In what an answer differs from what /openapi.json says of its address; empty: in nothing. */
export function breachesOf({ method, path, status, headers, body }: Answer): string[] {
  if (method === 'HEAD') return [];
  const where = `${method} ${path.slice(0, 120)} ${status}:`;
  const route = routes.find((it) => it.method.toUpperCase() === method && patternOf(it.path).test(pathOf(path)));
  if (headers.get('content-type')?.startsWith('application/problem+json')) {
    const problem = problemSchema.safeParse(body);
    if (!problem.success) return [`${where} ${problem.error.message}`];
    if (problem.data.status !== status) return [`${where} the body says ${problem.data.status}`];
    const { code } = problem.data;
    if (route && !problemsOf(route).includes(code)) return [`${where} ${code} is not published`];
    return [];
  }
  if (!route) return [];
  const published = route.responses[status];
  if (!published) return [`${where} the status is not published`];
  const result = published.schema?.safeParse(body);
  return result && !result.success ? [`${where} ${result.error.message}`] : [];
}

function pathOf(address: string): string {
  return address.replace(/\?.*$/s, '');
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}

function authorization(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function readJson(text: string, headers: Headers): unknown {
  return /^application\/(problem\+)?json(;|$)/.test(headers.get('content-type') ?? '') && text !== ''
    ? JSON.parse(text)
    : undefined;
}

function sendRaw(url: string, path: string, { method = 'GET', headers = {}, body }: RawRequest): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const received = new Headers(
          Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
        );
        const status = incoming.statusCode ?? 0;
        resolve({ method, path, status, headers: received, text, body: readJson(text, received) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
