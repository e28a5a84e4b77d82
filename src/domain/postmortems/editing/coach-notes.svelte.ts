import type { Kept } from '../../coach/finding.ts';
import { isKept, keep } from '../../coach/kept.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import type { CoachedField } from './coached-fields.ts';
import { KeptWords } from './kept-words.ts';
import { Reader, type Coach, type Note } from './notes-of.ts';

/** After the last word that was typed. */
const PAUSE = 400;
/** More than these are a list, and no longer a conversation. */
const SHOWN = 8;
/** Whoever listens to the page is told how many there are no more often than this. */
const QUIET = 5000;

interface Around {
	me: number;
	/** The post-mortem, whether it has a number yet or not. */
	uid: () => string;
	storage: Storage | null;
	load?: () => Promise<Coach>;
}

/** What the coach asks an author while they write. All of it happens, and stays, in their browser. */
export class CoachNotes {
	on = $state(true);
	/** Everything that was written has been read once. */
	read = $state(false);
	/** The key of the note that somebody is at, or whose words they are at. */
	at = $state<string | null>(null);
	all = $state(false);
	/** How many there are, for those who listen to the page. */
	said = $state('');

	#found = $state.raw<Note[]>([]);
	#kept = $state.raw<readonly Kept[]>([]);
	readonly notes = $derived(this.#found.filter((note) => !this.#isKept(note)));
	readonly kept = $derived(this.#found.filter((note) => this.#isKept(note)));
	readonly shown = $derived(
		this.notes.filter(({ key }, index) => this.all || index < SHOWN || key === this.at),
	);
	readonly current = $derived(this.notes.find(({ key }) => key === this.at) ?? null);
	/** Where nobody is at a note, the weightiest shows what can be done with one. */
	readonly raised = $derived(this.current ?? this.shown[0] ?? null);
	/** Counts how often the lines that notes stand beside have moved. */
	moves = $state(0);

	#coach: Coach | null = null;
	#pause = PAUSE;
	#reading: ReturnType<typeof setTimeout> | undefined;
	#telling: ReturnType<typeof setTimeout> | undefined;
	#told = { count: 0, at: -QUIET };
	readonly #reader = new Reader();
	readonly #load: () => Promise<Coach>;
	readonly #words: KeptWords;

	constructor({ me, uid, storage, load = loadWhenIdle }: Around) {
		this.#load = load;
		this.#words = new KeptWords(storage, me, uid);
	}

	/** What this browser remembers. */
	start(): void {
		this.on = this.#words.isOn();
		this.#kept = this.#words.read();
	}

	stop(): void {
		clearTimeout(this.#reading);
		clearTimeout(this.#telling);
		this.#reading = this.#telling = undefined;
	}

	turn(on: boolean): void {
		this.on = on;
		this.#words.turn(on);
		if (on) return;
		this.stop();
		this.#found = [];
		this.#reader.forget();
		this.#told.count = 0;
		this.read = this.all = false;
		this.said = '';
		this.at = null;
	}

	/** Something was written: read it once the writing pauses. */
	look(fields: readonly CoachedField[], participants: readonly string[]): void {
		clearTimeout(this.#reading);
		if (!this.on) return;
		const reading = setTimeout(() => {
			this.#pause = PAUSE;
			void this.#read(fields, participants, () => this.#reading === reading);
		}, this.#pause);
		this.#reading = reading;
	}

	/** The lines of a field stand elsewhere now. */
	moved(): void {
		this.moves += 1;
	}

	/** The words of a note were taken: what is left is known at once. */
	taken(): void {
		this.#pause = 0;
	}

	keep({ field, finding }: Note): void {
		this.#keepOnly([...this.#kept, keep(field.text, finding, '')]);
	}

	bringBack({ field, finding }: Note): void {
		this.#keepOnly(this.#kept.filter((one) => !isKept(field.text, finding, [one])));
	}

	/** Somebody is at this place in a field, and so at the note about it. */
	caretAt(name: string, from: number, to: number): void {
		const there = this.notes.filter(
			({ field, finding }) => field.name === name && finding.start <= from && to <= finding.end,
		);
		// Where two are about the same words, the one that somebody came from stays.
		if (!there.some(({ key }) => key === this.at)) this.at = there[0]?.key ?? null;
	}

	async #read(
		fields: readonly CoachedField[],
		participants: readonly string[],
		isLatest: () => boolean,
	): Promise<void> {
		try {
			this.#coach ??= await this.#load();
		} catch {
			// Offline, or a newer version was put in its place: asked for again when there is more to read.
			return;
		}
		if (!this.on || !isLatest()) return;
		this.#found = this.#reader.notes(this.#coach, fields, participants);
		this.read = true;
		this.#tell();
	}

	#keepOnly(kept: readonly Kept[]): void {
		this.#kept = kept;
		this.#words.write(kept);
		this.#tell();
	}

	#isKept({ field, finding }: Note): boolean {
		return isKept(field.text, finding, this.#kept);
	}

	#tell(): void {
		if (this.#telling !== undefined) return;
		const tell = (): void => {
			this.#telling = undefined;
			if (this.notes.length === this.#told.count) return;
			this.#told = { count: this.notes.length, at: Date.now() };
			this.said = sentenceCase(counted(this.#told.count, 'note'));
		};
		this.#telling = setTimeout(tell, Math.max(0, this.#told.at + QUIET - Date.now()));
	}
}

/** It is large, and nobody waits for it. */
async function loadWhenIdle(): Promise<Coach> {
	await new Promise<void>((resolve) => {
		// Not every browser has it.
		if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 3000 });
		else setTimeout(resolve, 300);
	});
	const { coach } = await import('../../coach/coach.ts');
	return coach;
}
