import type { Handle, RequestEvent, ServerInit } from '@sveltejs/kit';
import { serveCommands } from './cli/serve-commands.server.ts';
import { ENDPOINTS } from './serving/endpoints.server.ts';
import { identify } from './serving/identify.server.ts';
import { JOBS } from './serving/jobs.server.ts';
import { answerKept, keepingPage } from './serving/kept-pages.server.ts';
import { MAIL } from './serving/letters.server.ts';
import { claimOf, otherProcesses } from './serving/processes.server.ts';
import { startObserving } from './serving/observing.server.ts';
import { sayWhoReads } from './serving/kept-reading.ts';
import { secondFactorFirst } from './serving/second-factor-first.server.ts';
import { makeReady } from './serving/starting.server.ts';
import { refuseOthers } from './serving/whose-it-is.ts';
import { admitWriter } from '#domain/postmortems/live/admission.server.ts';
import { startJobs } from '#lib/jobs/jobs.server.ts';
import { noteRun } from '#lib/jobs/runs.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { openFor } from '#lib/db/opened.server.ts';
import { running } from '#lib/db/running.server.ts';
import { environment } from '#lib/environment.server.ts';
import { away } from '#lib/errors.ts';
import { openDoor } from '#lib/live/door.server.ts';
import { endStreams } from '#lib/live/news-stream.server.ts';
import { finishRooms } from '#lib/live/rooms.server.ts';
import { maintenanceFor } from '#lib/maintenance.server.ts';
import { knowMail } from '#lib/mail/kinds.server.ts';
import { endTraces } from '#lib/observing/tracing.server.ts';
import { endLeases } from '#lib/outbox/taking.server.ts';
import { askedIn } from '#lib/web/asked.server.ts';
import { refuseForeign } from '#lib/web/csrf.server.ts';
import { unlessAway } from '#lib/web/database-away.server.ts';
import { refuseFlood, tellAllowance } from '#lib/web/flood.server.ts';
import { allowOwnFrames, keepPrivate, securityHeaders, shortenLinks } from '#lib/web/headers.server.ts';
import { knowEndpoints } from '#lib/web/known-endpoints.server.ts';
import { asProblem } from '#lib/web/problem-document.server.ts';
import { tellsProblems } from '#lib/web/program.server.ts';
import { traceRequest } from '#lib/web/traced-request.server.ts';
import { sessionId } from '#lib/web/session-cookie.server.ts';
import { themeAttribute } from '#lib/web/theme.server.ts';
import { visitor } from '#lib/web/visitor.server.ts';
import { comingFrom } from '#lib/whence.server.ts';

export { noteProblem as handleError } from '#lib/web/problem.server.ts';

/** The two that the first screen is set in; the others come when a letter asks for them. */
const FIRST_FONTS = /(newsreader-latin-opsz|hanken-grotesk-latin-wght)-normal/;

export const init: ServerInit = async () => {
	const settings = environment();
	knowMail(MAIL);
	knowEndpoints(ENDPOINTS);
	await startObserving(settings);
	if (running.db) return; // This module was loaded anew in development; the database is open.
	const db = (running.db = await openFor(settings));
	await makeReady(db, settings);
	globalThis.kintsugiKept = answerKept;
	globalThis.kintsugiLive = {
		take: openDoor(
			settings.origin,
			async ({ path, cookie, url }) => {
				if (!running.db) away('A backup is being restored.');
				return admitWriter(running.db, { path, session: sessionId({ cookies: { get: cookie }, url }) });
			},
			otherProcesses(db),
		),
		finish: () => {
			endStreams();
			return finishRooms();
		},
	};
	const stopCommands = settings.server ? null : await serveCommands(settings);
	await endLeases(db);
	const stopJobs = startJobs(
		JOBS,
		async (run) => {
			if (running.db) await noteRun(running.db, run);
		},
		claimOf(db),
	);
	globalThis.kintsugiShutdown = async () => {
		await stopJobs();
		await stopCommands?.();
		await running.db?.close();
		await endTraces();
	};
};

export const handle: Handle = (given) => keepingPage(given.event, () => anew(given));

async function anew(given: Parameters<Handle>[0]): Promise<Response> {
	const { event } = given;
	const from = { ...visitor(event), request: askedIn(event) };
	const response = await comingFrom(from, () =>
		traceRequest(event, from.request, async () =>
			tellsProblems(event) ? asProblem(event.request, () => answer(given)) : answer(given),
		),
	);
	for (const [name, value] of Object.entries(securityHeaders(event.url.protocol === 'https:'))) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	if (event.locals.frames) allowOwnFrames(response.headers);
	if (event.locals.person) keepPrivate(response.headers);
	sayWhoReads(event, response);
	shortenLinks(response.headers);
	tellAllowance(event.locals, response.headers);
	return response;
}

const answer: Handle = async (given) => {
	refuseForeign(given.event, environment().origin);
	const { db } = running;
	if (!db) return restoring();
	return unlessAway(given.event, db, () => answerFrom(db, given));
};

async function answerFrom(db: Database, { event, resolve }: Parameters<Handle>[0]): Promise<Response> {
	event.locals.db = db;
	await identify(event, db);
	const flood = refuseFlood(event);
	if (flood) return flood;
	refuseOthers(event);
	await secondFactorFirst(event);
	event.locals.maintenance = writes(event) ? await maintenanceFor(db.read, event.locals.person) : null;
	const html = themeAttribute(event.cookies);
	return resolve(event, {
		transformPageChunk: ({ html: chunk }) => chunk.replace('%kintsugi.theme%', html),
		preload: ({ type, path }) => type !== 'font' || FIRST_FONTS.test(path),
	});
}

const READING = ['GET', 'HEAD', 'OPTIONS'];
/** Owners come in this way, also while only they write; and everybody out. */
const WAY_IN_OR_OUT = /^\/\(door\)\/sign-(in|out)/;

function writes({ request, route }: RequestEvent): boolean {
	return !READING.includes(request.method) && !WAY_IN_OR_OUT.test(route.id ?? '');
}

function restoring(): Response {
	const sentence = 'A backup is being restored; try again in a moment.';
	return new Response(sentence, { status: 503, headers: { 'retry-after': '2' } });
}
