// A process of its own: passes bytes on to a server, whose answers arrive later. The whole delay of a round trip stands
// on the way back, because timers of less than a millisecond do not exist.
import { connect, createServer, type Socket } from 'node:net';

const [host = '', port = '', delay = '0'] = process.argv.slice(2);
const delayMs = Number(delay);

const server = createServer((near) => {
  const far = connect(Number(port), host);
  for (const socket of [near, far]) socket.setNoDelay(true);
  near.pipe(far);
  if (delayMs === 0) far.pipe(near);
  else passLater(far, near);
  for (const socket of [near, far]) {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      near.destroy();
      far.destroy();
    });
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.send?.(address?.port);
});
process.on('disconnect', () => process.exit());

/** In order: timers of one length fire in the order in which they were set. */
function passLater(from: Socket, to: Socket): void {
  from.on('data', (chunk) => {
    setTimeout(() => to.write(chunk), delayMs);
  });
  from.on('end', () => setTimeout(() => to.end(), delayMs));
}
