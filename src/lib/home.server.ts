import { environment } from './environment.server.ts';

const EVERY = ['localhost', '0.0.0.0', '::'];

/**
 * The address of this workspace, for links that leave it, such as those in mail. It is the configured one,
 * and where there is none the address of this machine: never what a request says about itself.
 */
export function home(): string {
	const { origin, host, port } = environment();
	if (origin !== null) return origin;
	const name = EVERY.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	// Where any free port will do, the server says which it became.
	const listening = port === 0 ? (process.env.PORT ?? port) : port;
	return `http://${name}:${listening}`;
}

/** A path of ours as an address. Anything else leads home. */
export function linkHome(path: string): string {
	const link = new URL(path, home());
	return link.origin === new URL(home()).origin ? link.href : home();
}
