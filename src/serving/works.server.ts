import { exportWorkspace } from '#domain/archive/exporting.server.ts';
import { importWorkspace } from '#domain/archive/taking-in.server.ts';
import { importing } from '#domain/bringing/importing.server.ts';
import { undoing } from '#domain/bringing/undoing.server.ts';
import type { Work } from '#domain/moving/runs.server.ts';

/** What is moved in and out in batches, by the job that carries it on. */
export const WORKS: readonly Work[] = [exportWorkspace, importWorkspace, importing, undoing];
