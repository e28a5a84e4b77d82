import { isBeside, isZip, problemOf } from '#domain/postmortems/bringing.ts';
import type { Looked } from '#domain/postmortems/looked.ts';
import type { Came } from './came.ts';
import { parcels, type Chosen } from './chosen.ts';
import { Refusal, send } from './sending.ts';

const BY_NAME = new Intl.Collator('en', { numeric: true });

type Phase = 'choosing' | 'looking' | 'looked' | 'importing' | 'imported';

const UNREACHED =
	'The workspace cannot be reached just now. What is here by now stays, and the same files can be brought again.';

/** The way of some files from being chosen to being here, a few of them in each request. */
export class Bringing {
	phase = $state<Phase>('choosing');
	looked = $state.raw<readonly Looked[]>([]);
	came = $state.raw<readonly Came[]>([]);
	/** Files that lay in the folder and are no documents. */
	beside = $state(0);
	/** Files that were sent, and how many are to be. */
	done = $state(0);
	total = $state(0);
	problem = $state.raw<Refusal | null>(null);
	stopped = $state(false);

	/** What an import would change nothing about. */
	#settled: readonly Came[] = [];
	#wanted: readonly Chosen[] = [];
	#giveUp = new AbortController();

	async look(files: readonly Chosen[]): Promise<void> {
		if (files.length === 0) return;
		this.again();
		const meant = files.filter(({ name }) => !isBeside(name)).sort((a, b) => BY_NAME.compare(a.name, b.name));
		if (meant.length === 0) {
			this.problem = new Refusal('There is no Markdown file among these.', 'files');
			return;
		}
		this.beside = files.length - meant.length;
		const readable: Chosen[] = [];
		for (const one of meant) {
			const reason = problemOf({ name: one.name, size: one.file.size });
			if (reason === null) readable.push(one);
			else this.#take([], [{ file: one.name, state: 'refused', reason }]);
		}
		this.phase = 'looking';
		await this.#each(readable, async (parcel, signal) => {
			const { looked } = await send<{ looked: Looked[] }>('look', parcel, {}, signal);
			this.#take(parcel, looked);
		});
		this.phase = this.looked.length > 0 ? 'looked' : 'choosing';
	}

	async bring(choices: Record<string, string>): Promise<void> {
		this.came = this.#settled;
		this.phase = 'importing';
		await this.#each(this.#wanted, async (parcel, signal) => {
			const { came } = await send<{ came: Came[] }>('import', parcel, choices, signal);
			this.came = [...this.came, ...came];
		});
		this.phase = this.done === 0 && this.total > 0 ? 'looked' : 'imported';
	}

	/** What is in by then stays; the rest is not asked for any more. */
	stop(): void {
		this.stopped = true;
		this.#giveUp.abort();
	}

	again(): void {
		this.phase = 'choosing';
		this.looked = [];
		this.came = [];
		this.beside = 0;
		this.problem = null;
		this.stopped = false;
		this.#settled = [];
		this.#wanted = [];
	}

	/** A zip is sent again while anything in it is new; a document only if it is itself. */
	#take(parcel: readonly Chosen[], looked: readonly Looked[]): void {
		this.looked = [...this.looked, ...looked];
		const settled = looked.map(settledOf);
		const whole = parcel[0] !== undefined && isZip(parcel[0].name) && settled.includes(null);
		if (!whole) this.#settled = [...this.#settled, ...settled.filter((one) => one !== null)];
		this.#wanted = [...this.#wanted, ...(whole ? parcel : parcel.filter((_, k) => settled[k] === null))];
	}

	async #each(
		files: readonly Chosen[],
		act: (parcel: readonly Chosen[], signal: AbortSignal) => Promise<void>,
	): Promise<void> {
		this.#giveUp = new AbortController();
		this.problem = null;
		this.done = 0;
		this.total = files.length;
		try {
			for (const parcel of parcels(files)) {
				await act(parcel, this.#giveUp.signal);
				this.done += parcel.length;
			}
		} catch (problem) {
			if (this.stopped) return;
			this.problem = problem instanceof Refusal ? problem : new Refusal(UNREACHED);
		}
	}
}

function settledOf(one: Looked): Came | null {
	if (one.state === 'refused') return { file: one.file, state: 'failed', reason: one.reason };
	if (one.state !== 'unchanged' || one.number === undefined) return null;
	return { file: one.file, state: 'unchanged', number: one.number, title: one.title };
}
