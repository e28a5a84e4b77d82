import { fork, type ChildProcess } from 'node:child_process';
import autocannon from 'autocannon';
import { percentile } from './table.ts';

const CONNECTIONS = 8;

export interface Target {
	url: string;
	headers?: Record<string, string>;
	/** What it answers; 200 where nothing is said. */
	status?: number;
	/** Each request is for an address that nobody has asked for yet. */
	anew?: boolean;
}

/** Requests a second of each in turn, over and over, so that a slow minute of the machine is everybody's. */
export async function inTurn<Targets extends Target[]>(
	targets: [...Targets],
	{ rounds = 3, seconds = 2 } = {},
): Promise<{ [K in keyof Targets]: number }> {
	const rates = targets.map((): number[] => []);
	for (const target of targets) await load(target, 1);
	for (let round = 0; round < rounds; round++) {
		for (const [index, target] of targets.entries()) rates[index]?.push(await load(target, seconds));
	}
	return rates.map((list) => percentile(list)) as { [K in keyof Targets]: number };
}

let asked = 0;

export async function load({ url, headers = {}, status = 200, anew = false }: Target, duration: number) {
	const { pathname, search } = new URL(url);
	const mark = search === '' ? '?' : '&';
	const setupRequest = (request: autocannon.Request) => ({
		...request,
		path: `${pathname}${search}${mark}n=${asked++}`,
	});
	const result = await autocannon({
		...{ url, headers, duration, connections: CONNECTIONS },
		...(anew ? { requests: [{ setupRequest }] } : {}),
	});
	const others = Object.keys(result.statusCodeStats ?? {}).filter((code) => Number(code) !== status);
	if (others.length > 0 || result.errors > 0)
		throw new Error(`${url} answered ${others.join(', ')} in place of ${status}; ${result.errors} errors.`);
	return result.requests.average;
}

/** Processes that end with what measures them. */
export class Others {
	readonly #children: ChildProcess[] = [];

	/** @returns its address */
	async start(file: string, args: string[] = []): Promise<string> {
		return addressFrom(this.#fork(file, args));
	}

	/** A bare server with the bytes and the headers of that answer. */
	async bareLike(answer: Response): Promise<string> {
		if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}.`);
		const child = this.#fork('bench/serve-bytes.ts', []);
		await told(child);
		const headers = Object.fromEntries(
			[...answer.headers].filter(([name]) => !/^(connection|keep-alive|date|transfer-encoding)$/.test(name)),
		);
		child.send({ headers, body: await answer.text() });
		return addressFrom(child);
	}

	end(): void {
		for (const child of this.#children) child.kill();
	}

	#fork(file: string, args: string[]): ChildProcess {
		const child = fork(file, args);
		this.#children.push(child);
		return child;
	}
}

async function addressFrom(child: ChildProcess): Promise<string> {
	return `http://127.0.0.1:${String(await told(child))}/`;
}

/** What it says next; it may also end before it has said anything. */
function told(child: ChildProcess): Promise<unknown> {
	return new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}.`)));
	});
}
