import { news } from './news.server.ts';
import { arrived, gone } from './visits.server.ts';

/** A browser needs one, whatever it has open; somebody has a few. */
const MOST = 8;
/** A proxy lets go of what is silent for a minute; whether its session still counts is asked as often. */
const HEARTBEAT = 20_000;
/** Milliseconds after which a browser comes again when it was cut off. */
const COMES_AGAIN = 3_000;
/** So much that nobody takes: they are gone. */
const UNTAKEN = 64;

const holder = globalThis as typeof globalThis & {
	kintsugiStreams?: Set<{ end: () => void; personId: number }>;
};
const streams = (holder.kintsugiStreams ??= new Set());

/**
 * What is new for somebody, as Server-Sent Events, for as long as they may hear it.
 * @param stillMay asked now and then, and when who may do what has changed
 * @returns null where they have enough of them
 */
export function newsStream(
	personId: number,
	stillMay: () => Promise<boolean>,
): ReadableStream<Uint8Array> | null {
	if ([...streams].filter((one) => one.personId === personId).length >= MOST) return null;
	let leave: () => void = () => undefined;
	return new ReadableStream(
		{
			start(controller) {
				leave = enter(controller, personId, stillMay);
			},
			cancel: () => leave(),
		},
		new CountQueuingStrategy({ highWaterMark: UNTAKEN }),
	);
}

/** @returns leaves, where the other side has gone */
function enter(
	controller: ReadableStreamDefaultController<Uint8Array>,
	personId: number,
	stillMay: () => Promise<boolean>,
): () => void {
	const encoder = new TextEncoder();
	const send = (text: string) => {
		if ((controller.desiredSize ?? 0) <= 0) end();
		else controller.enqueue(encoder.encode(text));
	};
	const visitor = {
		askAgain: async () => {
			if (!(await stillMay().catch(() => false))) end();
		},
	};
	const stop = news.hear(personId, (place) => send(`event: news\ndata: ${place}\n\n`));
	const timer = setInterval(() => {
		send(':\n\n');
		void visitor.askAgain();
	}, HEARTBEAT).unref();
	const leave = () => {
		clearInterval(timer);
		stop();
		gone(visitor);
		streams.delete(one);
	};
	const end = () => {
		if (!streams.has(one)) return;
		leave();
		controller.close();
	};
	const one = { personId, end };
	streams.add(one);
	arrived(visitor);
	send(`retry: ${COMES_AGAIN}\n\n`);
	return leave;
}

/** How many pages hear what is new. */
export const openStreams = () => streams.size;

/** The program ends, or the database under it is another one: browsers come again by themselves. */
export function endStreams(): void {
	for (const { end } of [...streams]) end();
}
