// A process that seals all logs again and again, until it is killed.
import { openConnection, RUNTIME_ROLE } from '../../src/database/connection.ts';
import { sealWorkspaces } from '../../src/proof/seal.ts';
import { SealJournal } from '../../src/proof/seal-journal.ts';
import { listWorkspaces } from '../../src/workspaces/workspaces.ts';

const [connectionString = '', folder = ''] = process.argv.slice(2);
const connection = openConnection({ connectionString, role: RUNTIME_ROLE, maximumConnections: 4 });
const settings = { folder, originBase: 'harbour.example' };
/** It writes complete files often, so that it is killed in the middle of that too. */
const journal = new SealJournal(folder, 3);
const workspaces = await listWorkspaces(connection);
await sealWorkspaces(connection, { workspaces, settings, journal });
process.stdout.write('sealing\n');
for (;;) await sealWorkspaces(connection, { workspaces, settings, journal });
