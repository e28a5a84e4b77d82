import type { Database } from './open.server.ts';

const holder = globalThis as typeof globalThis & { kintsugi?: { db: Database | null } };

/** The database of this process. A restore puts another one in its place; a reloaded module finds it again. */
export const running = (holder.kintsugi ??= { db: null });
