/** The address by which a browser reaches this service. */

/** Scheme and host: a proxy that ends TLS names the scheme, and passes on the host. */
export function originOf(request: Request): string {
  const { protocol, host } = new URL(request.url);
  const [forwarded] = (request.headers.get('x-forwarded-proto') ?? '').split(',');
  return `${forwarded?.trim() === 'https' || protocol === 'https:' ? 'https' : 'http'}://${host}`;
}

/** The whole address of a request, as its browser has it. */
export function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${originOf(request)}${pathname}${search}`;
}
