// All rows, in the order in which they run: those that only read a record come before those that change it.
import type { Row } from './harness/bench.ts';
import { append } from './rows/append.ts';
import { appendHttp } from './rows/append-http.ts';
import { appendVisible } from './rows/append-visible.ts';
import { busySubject } from './rows/busy-subject.ts';
import { component } from './rows/component.ts';
import { disk } from './rows/disk.ts';
import { httpState } from './rows/http-state.ts';
import { importing } from './rows/import.ts';
import { inputs } from './rows/inputs.ts';
import { lateChanges } from './rows/late-changes.ts';
import { lists } from './rows/lists.ts';
import { manyWorkspaces } from './rows/many-workspaces.ts';
import { merges } from './rows/merges.ts';
import { rebuild } from './rows/rebuild.ts';
import { sealed } from './rows/sealed.ts';
import { search } from './rows/search.ts';
import { startOutdated } from './rows/start-outdated.ts';
import { state } from './rows/state.ts';
import { verify } from './rows/verify.ts';
import { visibleLag } from './rows/visible-lag.ts';

export const rows: readonly Row[] = [
  append,
  appendVisible,
  appendHttp,
  manyWorkspaces,
  sealed,
  merges,
  component,
  visibleLag,
  importing,
  disk,
  state,
  busySubject,
  lists,
  search,
  httpState,
  verify,
  rebuild,
  startOutdated,
  lateChanges,
  inputs,
];
