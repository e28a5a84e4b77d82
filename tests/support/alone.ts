import { vi } from 'vitest';

/**
 * Runs before each test file. Files share a process and with it the libraries, which take longest to load; our own
 * modules and whatever a process keeps beside them each file has to itself.
 */
const holder = globalThis as typeof globalThis & { environmentOfTests?: NodeJS.ProcessEnv };
holder.environmentOfTests ??= { ...process.env };

vi.useRealTimers();
vi.unstubAllGlobals();
vi.unstubAllEnvs();
for (const name of Object.keys(process.env)) {
	if (!(name in holder.environmentOfTests)) Reflect.deleteProperty(process.env, name);
}
Object.assign(process.env, holder.environmentOfTests);
// The running database, its rooms and its jobs.
for (const name of Object.keys(globalThis)) {
	if (name.startsWith('kintsugi')) Reflect.deleteProperty(globalThis, name);
}
vi.resetModules();
