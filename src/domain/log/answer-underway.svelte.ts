import { untrack } from 'svelte';
import type { FieldErrors } from '#lib/errors.ts';
import type { Visibility } from '../entries/entry.ts';
import type { KeptAnswers } from './kept-answer.ts';
import { sentenceOf, type Send, type Sent } from './sending.ts';
import { newUid } from '#lib/uid.ts';

/** What a team asks beside the two questions, on the day that an answer to it belongs to. */
export interface TeamAsks {
	team: { slug: string };
	day: string;
	questions: readonly string[];
	asksStatus: boolean;
}

/** What was typed and not accepted, where no script sends it. */
export interface RejectedAnswer {
	values: Record<string, unknown>;
	errors: FieldErrors;
	message: string | null;
}

/** What stands in it at first. */
export interface FirstWords {
	learned?: string;
	next?: string;
	source?: string;
	topics?: string;
}

interface Options {
	team: string | null;
	visibility: Visibility;
	words: FirstWords;
	asks: () => readonly TeamAsks[];
	rejected: () => RejectedAnswer | null;
}

/** An answer while it is written: its writer's words, kept in the browser until the server has them. */
export class AnswerUnderway {
	uid = $state('');
	learned = $state('');
	next = $state('');
	status = $state('');
	source = $state('');
	topics = $state('');
	team = $state('');
	visibility = $state<Visibility>('workspace');
	/** By the question: another team asks others, and what was said to these stays. */
	answers = $state<Record<string, string>>({});
	/** Where it was learned and its topics are open to be written. */
	linking = $state(false);
	underway = $state(false);
	sent = $state.raw<Sent | null>(null);

	readonly #options: Options;
	#kept: KeptAnswers | null = null;

	constructor(options: Options) {
		this.#options = options;
		const { words } = options;
		const rejected = untrack(options.rejected)?.values ?? {};
		const typed = (name: string) => (typeof rejected[name] === 'string' ? rejected[name] : undefined);
		this.uid = typed('uid') ?? newUid();
		this.learned = typed('learned') ?? words.learned ?? '';
		this.next = typed('next') ?? words.next ?? '';
		this.status = typed('status') ?? '';
		this.source = typed('source') ?? words.source ?? '';
		this.topics = typed('topics') ?? words.topics ?? '';
		this.team = typed('team') ?? options.team ?? '';
		this.visibility = (typed('visibility') as Visibility | undefined) ?? options.visibility;
		this.answers = answersIn(rejected);
		this.linking = this.source !== '' || this.topics !== '';
	}

	/** What the chosen team asks. */
	get asks(): TeamAsks | undefined {
		return this.#options.asks().find(({ team }) => team.slug === this.team);
	}

	get errors(): FieldErrors {
		if (this.sent?.kind === 'refused') return this.sent.errors;
		return this.sent ? {} : (this.#options.rejected()?.errors ?? {});
	}

	/** What became of it, in a sentence. */
	get said(): string | null {
		return this.sent ? sentenceOf(this.sent) : (this.#options.rejected()?.message ?? null);
	}

	/** With a script: what was typed before, here or on another page, stands here again. */
	remember(kept: KeptAnswers): void {
		this.#kept = kept;
		const before = kept.read();
		if (!before || this.learned !== '' || this.next !== '') return;
		const { uid, learned, next, status } = before;
		Object.assign(this, { uid, learned, next, status });
		this.source ||= before.source;
		this.topics ||= before.topics;
		this.answers = { ...this.answers, ...before.answers };
		this.linking = this.source !== '' || this.topics !== '';
	}

	keep(): void {
		const { uid, learned, next, answers, status, source, topics } = this;
		this.#kept?.write({ uid, learned, next, answers, status, source, topics });
	}

	/** @returns null where it is on its way already */
	async send(send: Send, address: string, data: FormData): Promise<Sent | null> {
		if (this.underway) return null;
		this.underway = true;
		const { asks } = this;
		const sent = await send(address, data);
		this.sent = sent;
		this.underway = false;
		if (sent.kind === 'logged' || sent.kind === 'kept') this.#beginAnew(asks);
		return sent;
	}

	/** What was said to another team's questions was not sent, and waits until that team is chosen. */
	#beginAnew(sent: TeamAsks | undefined): void {
		[this.uid, this.learned, this.next, this.source, this.topics] = [newUid(), '', '', '', ''];
		if (sent?.asksStatus) this.status = '';
		for (const question of sent?.questions ?? []) this.answers[question] = '';
		this.linking = false;
		this.keep();
	}
}

/** What a form sent: its questions, and an answer to each. */
function answersIn({ questions, answers }: Record<string, unknown>): Record<string, string> {
	if (!Array.isArray(questions) || !Array.isArray(answers)) return {};
	return Object.fromEntries(questions.map((question, k) => [String(question), String(answers[k] ?? '')]));
}
