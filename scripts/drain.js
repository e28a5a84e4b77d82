import process from 'node:process';

const PATIENCE = 10_000;
/** npm hands on the signal which the terminal has sent to everyone already: that is one signal, not two. */
const ONE_SIGNAL = 500;

/**
 * Ends this process well when it is told to: no new requests, running ones are answered (for at most ten
 * seconds), the app closes its database, exit code 0. A second signal ends it at once, which
 * loses nothing that was acknowledged.
 * @param {import('node:http').Server[]} servers
 * @param {Promise<unknown>} started settles when there is something to close
 */
export function stopOnSignal(servers, started) {
	const running = followRequests(servers);
	let since = 0;
	/** @param {NodeJS.Signals | 'disconnect'} signal */
	const stop = (signal) => {
		if (since === 0) {
			since = Date.now();
			void started.then(() => drain(servers, running)).then(() => process.exit(0));
		} else if (signal !== 'disconnect' && Date.now() - since > ONE_SIGNAL) {
			process.exit(1);
		}
	};
	for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, stop);
	process.on('disconnect', () => stop('disconnect'));
}

/**
 * @param {import('node:http').Server[]} servers
 * @returns {Set<import('node:http').ServerResponse>} what is being answered
 */
function followRequests(servers) {
	/** @type {Set<import('node:http').ServerResponse>} */
	const running = new Set();
	for (const server of servers) {
		server.prependListener('request', (_request, response) => {
			running.add(response);
			if (!server.listening) lastOnItsConnection(response);
			response.once('close', () => {
				running.delete(response);
				if (!server.listening) server.closeIdleConnections();
			});
		});
	}
	return running;
}

/**
 * @param {import('node:http').Server[]} servers
 * @param {Set<import('node:http').ServerResponse>} running
 */
async function drain(servers, running) {
	const closed = Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	for (const server of servers) server.closeIdleConnections();
	for (const response of running) lastOnItsConnection(response);
	// What somebody is writing is stored first; their pages come back by themselves.
	await globalThis.kintsugiLive?.finish();
	const giveUp = setTimeout(() => {
		console.error(
			`Not waiting longer for requests that still run after ${PATIENCE / 1000} s: ${running.size}.`,
		);
		for (const server of servers) server.closeAllConnections();
	}, PATIENCE);
	await closed;
	clearTimeout(giveUp);
	await globalThis.kintsugiShutdown?.();
}

/** @param {import('node:http').ServerResponse} response */
function lastOnItsConnection(response) {
	if (!response.headersSent) response.setHeader('connection', 'close');
}
