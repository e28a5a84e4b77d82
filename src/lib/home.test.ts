import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
	vi.unstubAllEnvs();
	vi.resetModules();
});

/** As a process with this environment knows it. */
async function at(variables: Record<string, string>) {
	for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
	vi.resetModules();
	return import('./home.server.ts');
}

test('is the configured address, and without one that of this machine', async () => {
	expect((await at({ ORIGIN: 'https://kintsugi.example.org', PORT: '80' })).home()).toBe(
		'https://kintsugi.example.org',
	);
	expect((await at({ ORIGIN: '', HOST: '0.0.0.0', PORT: '4000' })).home()).toBe('http://localhost:4000');
	expect((await at({ ORIGIN: '', HOST: '::1', PORT: '4000' })).home()).toBe('http://[::1]:4000');
	expect((await at({ ORIGIN: '', HOST: 'mill.local', PORT: '4000' })).home()).toBe('http://mill.local:4000');
});

test('a link leads there, whatever it is made of', async () => {
	const { linkHome } = await at({ ORIGIN: 'https://kintsugi.example.org' });
	expect(linkHome('/reset/abc?x=1')).toBe('https://kintsugi.example.org/reset/abc?x=1');
	for (const path of [
		'//example.com/x',
		'https://example.com',
		'/\\example.com',
		'javascript:alert(1)',
		'\t//example.com',
	]) {
		expect(new URL(linkHome(path)).origin, path).toBe('https://kintsugi.example.org');
	}
});
