const NAME = 'kintsugi-news';
const ADDRESS = '/live/events';
/** Until it is tried again where the server did not want to. */
const PATIENCE = 60_000;

/**
 * Says when there is something new, in whichever place. A browser has one stream for all of its pages: the page that holds
 * the lock hears and tells the others; when it is closed, the next one does. Browsers lock only for pages that came
 * over https or from this machine; elsewhere nothing is heard, and what asks now and then goes on asking.
 * @returns ends it
 */
export function hearNews(heard: (place: string) => void): () => void {
	const ended = new AbortController();
	const channel = new BroadcastChannel(NAME);
	channel.onmessage = ({ data }: MessageEvent<unknown>) => {
		if (typeof data === 'string') heard(data);
	};
	const tell = (place: string) => {
		heard(place);
		channel.postMessage(place);
	};
	if ('locks' in navigator) void takeTurns(tell, ended.signal);
	return () => {
		ended.abort();
		channel.close();
	};
}

async function takeTurns(tell: (place: string) => void, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		try {
			await navigator.locks.request(NAME, { signal }, () => stream(tell, signal));
		} catch {
			return; // Ended while it waited for its turn.
		}
		await pause(PATIENCE, signal);
	}
}

/** Until it is ended, or the server does not want to: somebody signed out, or has many open. */
function stream(tell: (place: string) => void, signal: AbortSignal): Promise<void> {
	return new Promise((over) => {
		const source = new EventSource(ADDRESS);
		let opened = 0;
		const close = () => {
			source.close();
			over();
		};
		signal.addEventListener('abort', close);
		source.addEventListener('news', ({ data }: MessageEvent<string>) => tell(data));
		// What was said while it was cut off, nobody heard.
		source.addEventListener('open', () => opened++ > 0 && tell('inbox'));
		source.addEventListener('error', () => {
			if (source.readyState === EventSource.CLOSED) close();
		});
	});
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((over) => {
		const timer = setTimeout(over, ms);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			over();
		});
	});
}
