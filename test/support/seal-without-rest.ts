// A process that seals again and again, until it is killed.
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { sealWorkspace } from '../../src/proof/seal.ts';

/** Seals again and again, until it is killed. */
const [connectionString = '', folder = ''] = process.argv.slice(2);
const connection = openConnection({ connectionString, role: RUNTIME_ROLE, maximumConnections: 2 });
const seal = () => sealWorkspace(connection, 'main', { folder, originBase: 'harbour.example' });
await seal();
process.stdout.write('sealing\n');
for (;;) await seal();
