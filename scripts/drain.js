import process from 'node:process';

const PATIENCE = 10_000;
/** npm hands on the signal which the terminal has sent to everyone already: that is one signal, not two. */
const ONE_SIGNAL = 500;

/**
 * Ends this process well when it is told to: for the time of grace it answers as before and says that it is not ready,
 * so that a proxy sends no more; then no new requests, running ones are answered (for at most ten seconds), the app
 * closes its database, exit code 0. A second signal ends it at once, which loses nothing that was acknowledged.
 * @param {import('node:http').Server[]} servers
 * @param {Promise<unknown>} started settles when there is something to close
 * @param {Telling} telling
 * @typedef {{ grace: number, begins: (signal: string) => void, stillRun: (requests: number) => void, over: () => void }} Telling
 */
export function stopOnSignal(servers, started, telling) {
	const running = followRequests(servers);
	let since = 0;
	/** @param {NodeJS.Signals | 'disconnect'} signal */
	const stop = (signal) => {
		if (since === 0) {
			since = Date.now();
			telling.begins(signal);
			void started
				.then(() => graceOf(telling, running))
				.then(() => drain(servers, running, telling))
				.then(telling.over)
				.then(() => process.exit(0));
		} else if (signal !== 'disconnect' && Date.now() - since > ONE_SIGNAL) {
			process.exit(1);
		}
	};
	for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, stop);
	process.on('disconnect', () => stop('disconnect'));
}

/**
 * @param {import('node:http').Server[]} servers
 * @returns {Running} what is being answered
 * @typedef {Set<import('node:http').ServerResponse> & { lasts: boolean }} Running
 */
function followRequests(servers) {
	/** @type {Running} */
	const running = Object.assign(new Set(), { lasts: false });
	for (const server of servers) {
		server.prependListener('request', (_request, response) => {
			running.add(response);
			if (!server.listening || running.lasts) lastOnItsConnection(response);
			response.once('close', () => {
				running.delete(response);
				if (!server.listening) server.closeIdleConnections();
			});
		});
	}
	return running;
}

/**
 * Answers as before, each for the last time on its connection: none of those that a proxy keeps is cut off later.
 * @param {Telling} telling
 * @param {Running} running
 */
async function graceOf({ grace }, running) {
	if (grace === 0) return;
	running.lasts = true;
	for (const response of running) lastOnItsConnection(response);
	await new Promise((resolve) => setTimeout(resolve, grace));
}

/**
 * @param {import('node:http').Server[]} servers
 * @param {Running} running
 * @param {Telling} telling
 */
async function drain(servers, running, { stillRun }) {
	const closed = Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	for (const server of servers) server.closeIdleConnections();
	for (const response of running) lastOnItsConnection(response);
	// What somebody is writing is stored first; their pages come back by themselves.
	await globalThis.kintsugiLive?.finish();
	const giveUp = setTimeout(() => {
		stillRun(running.size);
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
