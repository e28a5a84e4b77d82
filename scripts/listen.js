import { createServer } from 'node:http';
import process from 'node:process';
import { Stop } from './run.js';

/**
 * How long a connection is kept that nobody uses, in milliseconds: longer than proxies keep theirs (nginx 60 s, Caddy
 * 120 s). Whoever gives up first must be the one that asks; otherwise a request may meet a connection that was closed a
 * moment ago, and for a form that is an error nobody can send again.
 */
const KEPT = 150_000;

/** What the system says of an address that this machine does not have. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Takes the port. `localhost` is two addresses, and browsers differ in which one they try first: both
 * are listened on, and neither can be reached from another machine. Where whoever started us holds the sockets, those
 * are taken: who comes while one process stops and the next one starts waits in them, and is not refused.
 * @param {{ host: string, port: number }} settings port 0 is any free one
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<{ servers: import('node:http').Server[], port: number }>}
 */
export async function listen({ host, port }, answer) {
	const handed = handedSockets();
	if (handed.length > 0) return onHanded(handed, answer);
	try {
		return host === 'localhost' ? await onLoopback(port, answer) : together([await on(host, port, answer)]);
	} catch (problem) {
		throw explained(problem, host, port);
	}
}

/**
 * @param {number} port
 * @param {import('node:http').RequestListener} answer
 * @returns {ReturnType<typeof listen>}
 */
async function onLoopback(port, answer) {
	const first = await on('127.0.0.1', port, answer);
	try {
		return together([first, await on('::1', portOf(first), answer)]);
	} catch (problem) {
		// Not every machine speaks IPv6.
		if (ABSENT.includes(codeOf(problem))) return together([first]);
		first.close();
		// Free under one address and taken under the other: another one will do.
		if (port === 0 && codeOf(problem) === 'EADDRINUSE') return onLoopback(port, answer);
		throw problem;
	}
}

/** The first one; the three before it are what every program has. */
const FIRST_HANDED = 3;

/**
 * The sockets that were handed to this very process, as systemd does it.
 * @see https://www.freedesktop.org/software/systemd/man/latest/sd_listen_fds.html
 */
function handedSockets() {
	const { LISTEN_FDS, LISTEN_PID } = process.env;
	if (LISTEN_FDS === undefined || LISTEN_PID !== String(process.pid)) return [];
	return Array.from({ length: Number(LISTEN_FDS) || 0 }, (_, index) => FIRST_HANDED + index);
}

/**
 * @param {number[]} handed
 * @param {import('node:http').RequestListener} answer
 * @returns {ReturnType<typeof listen>}
 */
async function onHanded(handed, answer) {
	const [first, ...others] = await Promise.all(handed.map((fd) => listening(answer, { fd })));
	if (!first) throw new Error('No socket was handed over.');
	return together([first, ...others]);
}

/**
 * @param {string} host
 * @param {number} port
 * @param {import('node:http').RequestListener} answer
 */
const on = (host, port, answer) => listening(answer, { host, port });

/**
 * @param {import('node:http').RequestListener} answer
 * @param {import('node:net').ListenOptions & { fd?: number }} where
 * @returns {Promise<import('node:http').Server>}
 */
function listening(answer, where) {
	const server = createServer({ keepAliveTimeout: KEPT }, answer);
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(where, () => {
			server.off('error', reject);
			resolve(server);
		});
	});
}

/** @param {[import('node:http').Server, ...import('node:http').Server[]]} servers */
function together(servers) {
	return { servers, port: portOf(servers[0]) };
}

/** @param {import('node:http').Server} server */
function portOf(server) {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
	return address.port;
}

/** @param {unknown} problem */
function codeOf(problem) {
	return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}

/** @param {unknown} problem @param {string} host @param {number} port */
function explained(problem, host, port) {
	const code = codeOf(problem);
	if (code === 'EADDRINUSE') {
		return new Stop(
			`Port ${port} is taken: stop what uses it, or choose another one, as in PORT=${port + 1} npm start.`,
		);
	}
	if (code === 'EACCES')
		return new Stop(`This account may not use port ${port}: choose one above 1023 with PORT.`);
	if (!ABSENT.includes(code)) return problem;
	return new Stop(
		`${host} is no address of this machine: choose another HOST, such as localhost or 0.0.0.0.`,
	);
}
