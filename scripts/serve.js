import './old-node.js';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { isOurs, isPublicName, localAddress } from './address.js';
import { stopOnSignal } from './drain.js';
import { listen } from './listen.js';
import { isRecent } from './ready.js';
import { ROOT, Stop } from './run.js';

/**
 * @typedef {import('../src/lib/environment.server.ts').Environment} Environment
 * @typedef {import('node:http').RequestListener} Handler
 */

/**
 * Serves what was built. The port comes first and the database after it, so that a taken port leaves
 * the data alone; who asks before the database is open waits until it is.
 */
async function serve() {
	process.chdir(ROOT);
	if (!isRecent(process.versions.node)) {
		throw new Stop(
			`Kintsugi runs on Node 22.18 or newer, and this is ${process.versions.node}: npm start brings one.`,
		);
	}
	if (!existsSync('build/handler.js')) throw new Stop('Kintsugi is not built yet: npm start does that.');
	const { environment } = await import('../src/lib/environment.server.ts');
	const settings = environment();
	const { log, startLog, endLog } = await import('../src/lib/log/log.server.ts');
	startLog(settings.log, process.stdout.isTTY || process.env.NODE_ENV !== 'production');
	said = log;

	/** @type {PromiseWithResolvers<Handler>} */
	const app = Promise.withResolvers();
	/** @type {Handler | undefined} */
	let answer;
	const { begin, requestId } = await import('../src/lib/web/asked.server.ts');
	const { isUntold } = await import('../src/serving/untold.ts');
	const taking = { ready: false };
	const { servers, port } = await listen(settings, (request, response) => {
		const asked = begin(request, response, { trusted: settings.trustProxy, isUntold });
		if (!taking.ready && isReadiness(request)) {
			asked.route = '/readyz';
			return notReady(response);
		}
		if (answer) answer(request, response);
		else void app.promise.then((handle) => handle(request, response));
	});
	for (const server of servers) {
		server.on('upgrade', (request, socket, head) => {
			void app.promise.then(() => upgraded(settings, request, socket, head));
		});
	}
	stopOnSignal(servers, app.promise, {
		grace: settings.stopGrace,
		begins: (signal) => {
			taking.ready = false;
			log.info('Kintsugi stops', { signal });
		},
		stillRun: (requests) => log.warn('Not waiting longer for requests that still run', { requests }),
		over: () => {
			log.info('Kintsugi has stopped');
			endLog();
		},
	});

	tellFramework(settings, port);
	// The way is not spelled out for the type checker: the file is there only after a build.
	const built = new URL('../build/handler.js', import.meta.url).href;
	const { handler } = await import(built);
	const local = localAddress(settings.host, port);
	const { securityHeaders, WORKER_POLICY } = await import('../src/lib/web/headers.server.ts');
	const headers = securityHeaders(settings.origin?.startsWith('https:') ?? false);
	const protecting = { headers, workerPolicy: WORKER_POLICY, requestId };
	answer = kept(headers, secured(protecting, addressed(settings, local, present(handler))));
	app.resolve(answer);
	taking.ready = true;
	log.info(`Kintsugi is ready: ${settings.origin ?? local}`, { ms: Math.round(performance.now()) });
}

/** @param {Environment} settings @param {number} port */
function tellFramework({ trustProxy, origin }, port) {
	process.env.PORT = String(port);
	// Imports are uploaded; what a route accepts is smaller, and the route says so.
	process.env.BODY_SIZE_LIMIT ||= '64M';
	if (trustProxy) process.env.ADDRESS_HEADER ||= 'x-forwarded-for';
	if (origin) {
		process.env.ORIGIN = origin;
	} else {
		delete process.env.ORIGIN;
		process.env.PROTOCOL_HEADER = 'x-kintsugi-protocol';
	}
}

/**
 * Files, and whatever is refused before the app is asked, have the same headers as its pages.
 * @param {{ headers: Record<string, string>, workerPolicy: string, requestId: (request: import('node:http').IncomingMessage) => string }} protecting
 * with what the service worker may do, and what a request is called
 * @param {Handler} handler
 * @returns {Handler}
 */
function secured({ headers, workerPolicy, requestId }, handler) {
	const protecting = new Map(Object.entries(headers));
	return (request, response) => {
		leavePolicy(response);
		response.setHeaders(protecting);
		response.setHeader('x-request-id', requestId(request));
		if (request.url === '/service-worker.js') response.setHeader('content-security-policy', workerPolicy);
		handler(request, response);
	};
}

/**
 * A page that a browser has kept goes on with the policy it came with: that names the nonce which is in the page, and a
 * policy beside “not modified” would take its place.
 * @param {import('node:http').ServerResponse} response
 */
function leavePolicy(response) {
	const writeHead = response.writeHead.bind(response);
	/** @type {(status: number, ...rest: any[]) => typeof response} */
	response.writeHead = (status, ...rest) => {
		if (status === 304) response.removeHeader('content-security-policy');
		return writeHead(status, ...rest);
	};
}

/**
 * Sees to it that the framework knows the address a request was sent to: ORIGIN where it is given, and
 * otherwise the Host header of the request, if that is an address of this machine.
 * @param {Environment} settings
 * @param {string} local
 * @param {Handler} handler
 * @returns {Handler}
 */
function addressed({ host, origin, trustProxy }, local, handler) {
	return (request, response) => {
		// A proxy of ours leaves this out when it asks for itself, as for a health check.
		if (trustProxy) request.headers['x-forwarded-for'] ??= request.socket.remoteAddress;
		if (!isForUs(request, { host, origin })) return misdirected(response, origin ?? local);
		if (!origin) request.headers['x-kintsugi-protocol'] = 'http';
		handler(request, response);
	};
}

/**
 * The framework knows its files from when it began, and ends with all that runs where one of them is gone: as when
 * Kintsugi was built anew in the same folder.
 * @param {Handler} handler
 * @returns {Handler}
 */
function present(handler) {
	return (request, response) => {
		const path = request.url?.split('?')[0] ?? '';
		if (!path.startsWith('/_app/') || existsSync(`build/client${path}`)) return handler(request, response);
		response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
		response.end('This file belongs to another version of Kintsugi. Load the page again.\n');
	};
}

/**
 * A page that is still as it was made before is answered before anything else, which takes longer than all the rest:
 * it was made for the same host, address and cookies, so whatever refuses a request has let them in.
 * @param {Record<string, string>} headers
 * @param {Handler} handler
 * @returns {Handler}
 */
function kept(headers, handler) {
	const protecting = new Map(Object.entries(headers));
	return (request, response) => {
		if (!globalThis.kintsugiKept?.(request, response, protecting)) handler(request, response);
	};
}

/**
 * Whether a request was sent to an address of ours: the public one, where it is known, or this machine's, by
 * which a proxy or a check of its health reaches it.
 * @param {import('node:http').IncomingMessage} request
 * @param {Pick<Environment, 'host' | 'origin'>} settings
 */
function isForUs({ headers }, { host, origin }) {
	return isPublicName(headers.host, origin) || isOurs(headers.host, host);
}

/**
 * Connections for writing together; the app itself decides whose.
 * @param {Environment} settings
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {Buffer} head
 */
function upgraded({ host, origin }, request, socket, head) {
	if (globalThis.kintsugiLive && isForUs(request, { host, origin })) {
		globalThis.kintsugiLive.take(request, socket, head);
	} else {
		socket.end('HTTP/1.1 421 Misdirected Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
	}
}

/** @param {import('node:http').ServerResponse} response @param {string} address */
function misdirected(response, address) {
	response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
	response.end(
		`This Kintsugi answers at ${address}. To reach it under another address, start it with that address in ORIGIN; a proxy in front of it has to hand on the Host header.\n`,
	);
}

/** @param {import('node:http').IncomingMessage} request */
function isReadiness({ url }) {
	return url?.split('?')[0] === '/readyz';
}

/**
 * While it starts and while it stops: who sends requests on to it takes another one, or waits.
 * @param {import('node:http').ServerResponse} response
 */
function notReady(response) {
	response.writeHead(503, {
		'content-type': 'application/json',
		'cache-control': 'no-store',
		'retry-after': '1',
	});
	response.end('{"ready":false}');
}

/** @type {typeof import('../src/lib/log/log.server.ts').log | undefined} */
let said;

process.on('unhandledRejection', (reason) => {
	if (said) said.problem('Kintsugi stops: an error was not handled', reason);
	else console.error('Kintsugi stops: an error was not handled.', reason);
	process.exit(1);
});

try {
	await serve();
} catch (problem) {
	// The app is a bundle with classes of its own, so its errors are known by name.
	const known = problem instanceof Stop || (problem instanceof Error && problem.name === 'Unstartable');
	console.error(known ? problem.message : problem);
	process.exit(1);
}
