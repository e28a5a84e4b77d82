/* eslint-disable svelte/prefer-svelte-reactivity -- no page shows these sets and maps themselves */
import { flushSync, untrack } from 'svelte';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Connection, type Socket, type Standing } from '#lib/live/connection.ts';
import { bringBack, formIn } from '#lib/live/shared-form.ts';
import { collaboration } from '#lib/live/cursors.ts';
import { glazeOf } from '#lib/ui/glaze.ts';
import type { Collaboration } from '#lib/writing/field.ts';
import { differences } from '../editing/differences.ts';
import { offerRows } from '../editing/rows.ts';
import type { Typed } from '../editing/typed.ts';
import { names } from '../review.ts';
import { BothVersions } from './both-versions.svelte.ts';
import { keepingCaret } from './caret.ts';
import { textNamed } from './fields.ts';
import { fromText, toText, type Lacking } from './lacking.ts';
import { patch } from './patch.ts';
import { Presence } from './presence.svelte.ts';
import { byPlaces } from './problem-names.ts';
import { keysIn, keyedAs, typedIn, withoutOffered, write } from './shared.ts';
import type { Told } from './told.ts';

/** The page that is written on. */
export interface Desk {
	me: number;
	/** What the form shows; changes come into it from outside. */
	typed: Typed;
	/** The server had this much when the page was last in step with it by another road. */
	base: () => Typed;
	/** Resolves when nothing is on its way by another road. */
	idle: () => Promise<void>;
	/** From now on this is the road. */
	joined: (together: Together) => void;
	told: (told: Told, isNews: boolean) => void;
	standing: (standing: Standing, sentence: string) => void;
	/** The server has everything on its disk. */
	kept: () => void;
}

const HERE = Symbol('typed on this page');
const FRAME = 16;
const RESTORED =
	'This workspace was put back to an earlier state. What you wrote is kept here: open this page again, and use it.';

/** A form that is written together: what is typed here goes to everybody, and what they type comes here. */
export class Together {
	readonly presence: Presence;
	/** Two wrote the same part apart from each other. */
	both = $state.raw<BothVersions | null>(null);
	readonly #doc = new Y.Doc();
	readonly #awareness = new Awareness(this.#doc);
	readonly #undo: Y.UndoManager;
	readonly #connection: Connection;
	readonly #desk: Desk;
	/** What the document and the form had in common last. */
	#shared: Typed | null = null;
	#keys = new Set<string>();
	#lineage = '';
	#by: Told['by'] = [];
	/** Rows that were written in here, until the server has that. */
	#touched = new Set<Y.Map<unknown>>();
	/** What the server has for certain. */
	#known = Y.encodeStateVector(this.#doc);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#composing = false;
	/** Counts how often a field was left. */
	#left = $state(0);
	readonly #collaborations = new Map<Y.Text, Collaboration>();

	constructor(desk: Desk, open: () => Socket) {
		this.#desk = desk;
		this.presence = new Presence(this.#awareness, desk.me);
		this.#undo = new Y.UndoManager(formIn(this.#doc), { trackedOrigins: new Set([HERE]) });
		this.#connection = new Connection(this.#doc, this.#awareness, open, {
			told: (told) => this.#told(told as Told),
			standing: (standing, sentence) => this.#desk.standing(standing, sentence),
			take: (update, everything) => this.#take(update, everything),
			kept: () => this.#kept(),
		});
		this.#doc.on('update', (_: Uint8Array, origin: unknown) => this.#changed(origin));
	}

	start(): void {
		this.#connection.start();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#connection.stop();
		this.#doc.destroy();
	}

	/** What was typed goes to everybody. */
	push(): void {
		if (!this.#shared) return;
		const typed = withoutOffered($state.snapshot(this.#desk.typed), (key) => this.#keys.has(key));
		write(this.#doc, this.#shared, typed, { origin: HERE, touched: this.#touched });
		this.#share(typed);
	}

	/** @returns how it stands once everything is stored; null where the server does not answer */
	async save(): Promise<Told | null> {
		this.push();
		return (await this.#connection.ask('save')) as Told | null;
	}

	wake(): void {
		this.#connection.wake();
	}

	cut(): void {
		this.#connection.cut();
	}

	undo(): void {
		this.push();
		this.#undo.undo();
		this.#show();
	}

	redo(): void {
		this.#undo.redo();
		this.#show();
	}

	/** Somebody left a field: Undo takes back what is written in the next one by itself. */
	left(): void {
		this.push();
		this.#undo.stopCapturing();
		this.#left += 1;
	}

	/** While a letter is put together from several keys, nothing changes under it. */
	composing(is: boolean): void {
		this.#composing = is;
		if (!is) this.#soon();
	}

	/**
	 * For the editor of a text. A row that is not there yet has none; and one that somebody is in is not
	 * taken from under their hands, but when they have left it.
	 */
	collaborationOn(name: string): Collaboration | undefined {
		const text = this.#shared && untrack(() => textNamed(this.#doc, this.#desk.typed, name));
		if (!text) return undefined;
		let found = this.#collaborations.get(text);
		if (!found && this.#left >= 0 && isIn(name)) return undefined;
		if (!found) {
			found = collaboration(text, this.#awareness, this.#undo, glazeOf);
			this.#collaborations.set(text, found);
		}
		return found;
	}

	/** What is here and, as far as we know, not at the server. */
	lacking(): Lacking {
		this.push();
		return { lineage: this.#lineage, update: toText(Y.encodeStateAsUpdate(this.#doc, this.#known)) };
	}

	/** Whether that says something new. */
	isNew({ lineage, update }: Lacking): boolean {
		if (lineage !== this.#lineage) return true;
		const copy = copyOf(this.#doc);
		Y.applyUpdate(copy, fromText(update));
		return differences(typedIn(copy), typedIn(this.#doc)).length > 0;
	}

	/** What was written here earlier and did not reach the server, among what others wrote since. */
	bring({ lineage, update }: Lacking, mine: Typed): boolean {
		if (lineage !== this.#lineage) return false;
		this.push();
		const theirs = typedIn(this.#doc);
		Y.applyUpdate(this.#doc, fromText(update), HERE);
		this.#meet({ mine, theirs, both: typedIn(this.#doc) });
		this.#show();
		return true;
	}

	leaveBoth(): void {
		this.both = null;
	}

	#told(told: Told): void {
		if (this.#shared && told.lineage !== this.#lineage) {
			// Two documents that did not begin as one have nothing that could be merged.
			this.#connection.stop();
			this.#desk.standing('refused', RESTORED);
			return;
		}
		this.#lineage = told.lineage;
		this.#by = told.by;
		const problems = byPlaces(this.#desk.typed, told.problems);
		this.#desk.told({ ...told, problems }, this.#connection.standing === 'live');
	}

	#take(update: Uint8Array, everything: boolean): void {
		if (everything && this.#shared) {
			this.push();
			const mine = typedIn(this.#doc);
			const theirs = new Y.Doc();
			Y.applyUpdate(theirs, update);
			Y.applyUpdate(this.#doc, update, this.#connection);
			this.#meet({ mine, theirs: typedIn(theirs), both: typedIn(this.#doc) });
		} else {
			Y.applyUpdate(this.#doc, update, this.#connection);
		}
		if (this.#shared === null && formIn(this.#doc).size > 0) void this.#join();
	}

	/** What was typed before the document came is written into it, and from then on both are one. */
	async #join(): Promise<void> {
		const reached = Y.encodeStateVector(this.#doc);
		await this.#desk.idle();
		if (this.#shared) return;
		const base = withoutOffered($state.snapshot(this.#desk.base()));
		const typed = withoutOffered($state.snapshot(this.#desk.typed));
		const [was, is] = [keyedAs(this.#doc, base), keyedAs(this.#doc, typed)];
		write(this.#doc, was, is, { origin: HERE, echo: true, touched: this.#touched });
		this.#known = reached;
		this.#share(typedIn(this.#doc));
		this.#show();
		this.#undo.clear();
		this.#desk.joined(this);
	}

	#kept(): void {
		this.#known = Y.encodeStateVector(this.#doc);
		this.#touched.clear();
		if (this.#shared) this.#desk.kept();
	}

	#meet(versions: { mine: Typed; theirs: Typed; both: Typed }): void {
		const others = this.#by.filter(({ id }) => id !== this.#desk.me);
		const met = new BothVersions(others.length === 0 ? null : names(others), versions);
		if (met.parts.length > 0) this.both = met;
	}

	#changed(origin: unknown): void {
		if (origin === HERE || !this.#shared) return;
		if (origin === this.#connection) bringBack(this.#doc, this.#touched, HERE);
		this.#soon();
	}

	#soon(): void {
		this.#timer ??= setTimeout(() => this.#show(), FRAME);
	}

	/** The form shows what the document says. */
	#show(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#composing || !this.#shared) return;
		this.push();
		const next = typedIn(this.#doc);
		const before = this.#keys;
		keepingCaret(() => {
			patch(this.#desk.typed, next, (key) => !before.has(key));
			offerRows(this.#desk.typed);
			flushSync();
		});
		this.#share(next);
	}

	#share(typed: Typed): void {
		this.#shared = typed;
		this.#keys = keysIn(typed);
	}
}

const isIn = (name: string) => document.activeElement?.closest('.writing')?.id === name;

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}
