import { createServer } from 'node:http';
import { Stop } from './run.js';

/** What the system says of an address that this machine does not have. */
const ABSENT = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Takes the port. `localhost` is two addresses, and browsers differ in which one they try first: both
 * are listened on, and neither can be reached from another machine.
 * @param {{ host: string, port: number }} settings port 0 is any free one
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<{ servers: import('node:http').Server[], port: number }>}
 */
export async function listen({ host, port }, answer) {
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

/**
 * @param {string} host
 * @param {number} port
 * @param {import('node:http').RequestListener} answer
 * @returns {Promise<import('node:http').Server>}
 */
function on(host, port, answer) {
	const server = createServer(answer);
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen({ host, port }, () => {
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
