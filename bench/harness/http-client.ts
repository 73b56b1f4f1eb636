// An HTTP client with a fixed number of connections that stay open: the same for the product and for a blank server.
import { Agent, type IncomingMessage, request } from 'node:http';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** What its Retry-After says; 100 where it says nothing. */
  readonly retryAfterMs: number;
}

export interface HttpClient {
  ask(question: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}

export function openHttpClient(url: string, connections: number): HttpClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    ask: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => resolve(readAnswer(answer, Buffer.concat(chunks))));
          answer.on('error', reject);
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function readAnswer({ statusCode = 0, headers }: IncomingMessage, body: Buffer): HttpAnswer {
  const retryAfterMs = Number(headers['retry-after']) * 1_000 || 100;
  return { status: statusCode, text: body.toString(), retryAfterMs };
}
