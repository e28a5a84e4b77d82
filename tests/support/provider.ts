import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Somebody whom a provider knows, with what it says about them. */
export interface Account {
	sub: string;
	name: string;
	email?: string;
	email_verified?: boolean;
	groups?: string[];
	amr?: string[];
}

export const CLIENT = { id: 'kintsugi', secret: 'canary-of-the-client-secret-4f1c' };

export interface RunningProvider {
	issuer: string;
	/** Who is there from now on, with which groups. */
	replacePeople(people: Account[]): void;
	/**
	 * Somebody follows the address that they were sent to, says who they are, and is sent back.
	 * @param sub null where they turn back instead
	 * @returns the address they are sent back to, with all that is in it
	 */
	visit(address: string, sub: string | null): Promise<URL>;
	stop(): Promise<void>;
}

/** A real provider in a process of its own, on a free port. PKCE is required. */
export async function startProvider(returnTo: string[], people: Account[]): Promise<RunningProvider> {
	const given = JSON.stringify({ client: { ...CLIENT, returnTo }, people });
	const child = fork(join(import.meta.dirname, 'provider-process.ts'), [given], {
		execArgv: ['--disable-warning=ExperimentalWarning'],
		// It warns that its keys are not kept, which is what a test wants.
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	const [issuer] = (await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(() => Promise.reject(new Error('The provider did not start.'))),
	])) as [string];
	return {
		issuer,
		replacePeople: (next) => child.send(next),
		visit: (address, sub) => visit(address, sub, issuer),
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			child.kill();
			await once(child, 'exit');
		},
	};
}

async function visit(address: string, sub: string | null, issuer: string): Promise<URL> {
	const cookies = new Map<string, string>();
	let next = new URL(address);
	let body: URLSearchParams | undefined;
	for (let steps = 0; steps < 8; steps += 1) {
		const response = await fetch(next, {
			redirect: 'manual',
			headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
			...(body ? { method: 'POST', body } : {}),
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			cookies.set(name, value);
		}
		const to = response.headers.get('location');
		if (to !== null) {
			next = new URL(to, next);
			body = undefined;
			if (next.origin !== issuer) return next;
		} else if (next.pathname.startsWith('/enter/') && !body) {
			body = new URLSearchParams({ sub: sub ?? '' });
		} else {
			throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
		}
	}
	throw new Error('The provider sends in circles.');
}
