import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { refusalIn, type FieldErrors } from '#lib/errors.ts';
import { stillOwned } from '#lib/live/owning.server.ts';
import type { Keeper } from '#lib/live/room.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEditable, type Found } from '../../entries/entries.server.ts';
import { contentIn } from '../editing/content-in.ts';
import { differences } from '../editing/differences.ts';
import { exact } from '../editing/exact.ts';
import { rowIds } from '../editing/row-ids.ts';
import { sharingIn } from '../editing/sharing-in.ts';
import { typedOf } from '../editing/typed-of.ts';
import { reviseIn } from '../postmortems.server.ts';
import { readContent } from '../stored.server.ts';
import { bringIn, putDocument, savedForm, type Held } from './document.server.ts';
import { placeOf } from './room-name.ts';
import { byKeys } from './problem-names.ts';
import { setIds, typedIn } from './shared.ts';
import type { Told } from './told.ts';

const KIND = 'postmortem';

/** How much of it is saved: what is refused is left out, and everything stays in the document. */
const ATTEMPTS = ['everything', 'content', 'document'] as const;

interface Outcome {
	held: Held;
	published: boolean;
	by: readonly Person[];
	problems: FieldErrors;
}

/** Stores what is written in a post-mortem's document: the document itself, and what it says as a version. */
export class PostmortemKeeper implements Keeper<Person> {
	readonly #db: Database;
	readonly #entry: { id: number; number: number };
	#held: Held;
	#told: Told;

	constructor(
		db: Database,
		entry: { id: number; number: number; updatedAt: number },
		held: Held,
		published: boolean,
	) {
		this.#db = db;
		this.#entry = entry;
		this.#held = held;
		this.#told = this.#tell({ held, published, by: [], problems: {} }, entry.updatedAt);
	}

	told(): Told {
		return this.#told;
	}

	async store(writers: readonly Person[], onPurpose: Person | null): Promise<Told> {
		const problems: FieldErrors = {};
		let message: string | null = null;
		for (const attempt of ATTEMPTS) {
			try {
				const people = onPurpose ? [onPurpose] : writers;
				const outcome = await transact(this.#db, (tx) =>
					this.#storeIn(tx, people, onPurpose !== null, attempt),
				);
				this.#held = outcome.held;
				return (this.#told = this.#tell(
					{ ...outcome, problems: { ...outcome.problems, ...problems } },
					now(),
					message,
				));
			} catch (problem) {
				const refusal = refusalIn(problem);
				if (!refusal || attempt === 'document') throw problem;
				Object.assign(problems, refusal.fields);
				if (Object.keys(refusal.fields).length === 0) message = refusal.sentence;
			}
		}
		return this.#told;
	}

	async refresh(): Promise<boolean> {
		const saved = await savedForm(this.#db.read, this.#entry.id);
		if (saved.version === this.#held.version && saved.published === this.#told.published) return false;
		this.#held = bringIn(this.#held, saved);
		this.#told = this.#tell({ held: this.#held, published: saved.published, by: [], problems: {} }, now());
		return true;
	}

	async #storeIn(
		tx: Transaction,
		people: readonly Person[],
		onPurpose: boolean,
		attempt: (typeof ATTEMPTS)[number],
	): Promise<Outcome> {
		await stillOwned(this.#db, tx, placeOf(this.#entry.number));
		const saved = await savedForm(tx, this.#entry.id);
		let held = saved.version === this.#held.version ? this.#held : bringIn(this.#held, saved);
		const typed = typedIn(held.doc);
		const problems: FieldErrors = {};
		const { content, keys } = contentIn(typed, problems);
		const sharing = sharingIn(typed, problems);
		const may = attempt === 'document' ? null : await firstWhoMay(tx, people, this.#entry.number);
		// Half a sentence is not for the readers of what is published: it waits until somebody saves it.
		const isReady = !saved.published || (onPurpose && Object.keys(problems).length === 0);
		if (may && isReady) {
			const exactly = exact(content, await readContent(tx, may.found));
			const revised = await reviseIn(tx, may.who, this.#entry.number, {
				content: exactly,
				sharing: attempt === 'everything' ? sharing : {},
				autosaved: !onPurpose,
			});
			setIds(held.doc, rowIds(keys, exactly, revised.content), 'stored');
			held = { ...held, version: revised.version, base: typedOf(revised.content, revised.sharing) };
		}
		await putDocument(tx, this.#entry.id, held);
		return { held, published: saved.published, by: people, problems: byKeys(typed, problems) };
	}

	#tell({ held, published, by, problems }: Outcome, at: number, message: string | null = null): Told {
		return {
			lineage: held.lineage,
			version: held.version,
			at,
			published,
			waiting: published && differences(typedIn(held.doc), held.base).length > 0,
			problems,
			message,
			by: by.map(({ id, name }) => ({ id, name })),
		};
	}
}

async function firstWhoMay(
	tx: Transaction,
	people: readonly Person[],
	number: number,
): Promise<{ who: Person; found: Found } | null> {
	for (const who of people) {
		try {
			return { who, found: await findEditable(tx, who, KIND, number) };
		} catch (problem) {
			if (!refusalIn(problem)) throw problem;
		}
	}
	return null;
}
