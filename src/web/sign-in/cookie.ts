/** The cookie that keeps a token: no script reads it, no other site sends it, and only its workspace’s pages get it. */
import { serialize } from 'hono/utils/cookie';
import { originOf } from '../origin.ts';

export const TOKEN_COOKIE = 'annalist_token';

const LIFE_SECONDS = 12 * 3600;

/** `token`: undefined takes the cookie back. */
export function makeTokenCookie(request: Request, workspace: string, token?: string): string {
  return serialize(TOKEN_COOKIE, token ?? '', {
    path: `/${workspace}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: originOf(request).startsWith('https:'),
    maxAge: token === undefined ? 0 : LIFE_SECONDS,
  });
}
